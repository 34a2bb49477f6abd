'use client'

import { trash } from '#components/ui/glyphs.ts'
import { Icon } from '#components/ui/icon.tsx'
import { Picture } from '#components/ui/picture.tsx'

import { fillText } from '../fill-text.ts'
import type { PhotoTexts } from './photo-texts.ts'
import type { ShownPhoto } from './use-photos.ts'

type Props = { photo: ShownPhoto; place: number; texts: PhotoTexts; onRemove: () => void }

/** A photo that was taken and not sent: small, with where it is from once it is safe on the phone, and a way to be rid of it. */
export const PhotoThumb = ({ photo, place, texts, onRemove }: Props) => (
  <li className="flex flex-col overflow-hidden rounded-lg border border-line bg-surface">
    <Picture
      src={photo.url}
      alt={fillText(texts.photo, { n: place })}
      className="aspect-4/3 w-full bg-sunken object-contain"
    />
    <div className="flex items-center justify-between gap-1 ps-3">
      <span className="text-sm text-muted">
        {photo.state === 'saved' ? texts[photo.source] : texts[photo.state]}
      </span>
      <button
        type="button"
        aria-label={fillText(texts.remove, { n: place })}
        className="grid size-12 shrink-0 place-items-center rounded-md text-body hover:bg-sunken hover:text-strong"
        onClick={onRemove}
      >
        <Icon glyph={trash} size="md" />
      </button>
    </div>
  </li>
)
