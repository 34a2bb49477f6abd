import { Badge } from '#components/ui/badge.tsx'
import { Picture } from '#components/ui/picture.tsx'
import { Status } from '#components/ui/status.tsx'
import { absoluteText } from '#components/ui/time-texts.ts'
import type { Evidence, SeenBefore } from '#lib/domain/evidence/evidence.ts'
import type { StorePart } from '#lib/domain/notice/store-view.ts'

import { PhotoViewer } from './photo-viewer.tsx'

/** What the store's phones took as proof: who, when, live or chosen, and whether it was seen before. */
export const PhotoWall = ({ part }: { part: Pick<StorePart, 'photos' | 'timezone' | 'number'> }) => {
  const shown = part.photos.map((photo, i) => ({
    id: photo.id,
    src: `/photos/${photo.id}`,
    alt: `Photo ${i + 1} of store ${part.number}`,
    width: photo.width,
    height: photo.height,
    text: `${photo.by}, ${timeOf(photo.takenAt, part)}, ${SOURCES[photo.source].toLowerCase()}`,
  }))
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(13rem,100%),1fr))] gap-4">
      {part.photos.map((photo, i) => (
        <li key={photo.id} className="flex min-w-0 flex-col gap-2">
          <PhotoViewer photos={shown} at={i}>
            <Picture
              {...pictureOf(photo)}
              loading="lazy"
              alt={`Photo ${i + 1} of store ${part.number}`}
              className="size-full object-cover"
            />
          </PhotoViewer>
          <Caption photo={photo} timezone={part.timezone} />
        </li>
      ))}
    </ul>
  )
}

const SOURCES: Record<Evidence['source'], string> = { live: 'Live photo', chosen: 'From gallery, not live' }

const pictureOf = ({ id, width, height }: Evidence) => ({ src: `/photos/${id}`, width, height })
const timeOf = (at: string, { timezone }: { timezone: string }): string =>
  absoluteText(new Date(at), 'en', timezone)

const Caption = ({ photo, timezone }: { photo: Evidence; timezone: string }) => (
  <div className="flex flex-col items-start gap-1">
    <span className="flex flex-wrap gap-1.5">
      <Badge tone={photo.source === 'live' ? 'verified' : 'waiting'}>{SOURCES[photo.source]}</Badge>
      {!photo.reported && <Badge glyph={null}>Not in a report yet</Badge>}
    </span>
    <span>{photo.by}</span>
    <span className="text-muted">{timeOf(photo.takenAt, { timezone })}</span>
    {photo.seenBefore && (
      <Status tone="waiting" wrap>
        {seenText(photo.seenBefore)} {timeOf(photo.seenBefore.at, { timezone })}
      </Status>
    )}
    <span className="text-xs text-muted" title={photo.sha256}>
      SHA-256 {photo.sha256.slice(0, 12)}…
    </span>
  </div>
)

const seenText = ({ same, recallNumber, storeNumber }: SeenBefore): string => {
  const where = storeNumber === null ? 'a store in another district' : `store ${storeNumber}`
  return `${same ? 'Same file as one' : 'Looks like one'} from ${where} for ${recallNumber},`
}
