import { file as fileGlyph } from '#components/ui/glyphs.ts'
import { Icon } from '#components/ui/icon.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { sizeText, typeText, type Attachment } from '#lib/domain/attachment/attachment.ts'

type Listed = Pick<Attachment, 'id' | 'name' | 'mediaType' | 'bytes'> & {
  said?: string
  /** Shown by the browser, not saved. */
  isPicture?: boolean
}

/** Files by name, kind and size. Pictures of products open; whatever else somebody uploaded is saved. */
export const FileList = ({ files }: { files: readonly Listed[] }) => (
  <ul className="flex flex-col gap-1">
    {files.map(({ id, name, mediaType, bytes, said, isPicture }) => (
      <li key={id} className="flex min-w-0 items-baseline gap-2 text-sm">
        <Icon glyph={fileGlyph} className="translate-y-0.5 text-muted" />
        <span className="min-w-0 wrap-anywhere">
          <TextLink
            href={`/files/${id}`}
            {...(isPicture ? { target: '_blank', rel: 'noopener' } : { download: true })}
          >
            {name}
          </TextLink>{' '}
          <span className="text-xs text-muted">
            {typeText(mediaType)}, {sizeText(bytes)}
            {said && `, ${said}`}
          </span>
        </span>
      </li>
    ))}
  </ul>
)
