import { TextLink } from '#components/ui/text-link.tsx'
import { commentParts } from '#lib/domain/timeline/comment-parts.ts'

type Props = { body: string; mentions: { id: string; name: string }[] }

/** What somebody said: plain text, in which names and addresses of pages are marked. */
export const CommentText = ({ body, mentions }: Props) => (
  <p className="max-w-prose rounded-md bg-sunken px-3 py-2 wrap-anywhere whitespace-pre-wrap">
    {commentParts(body, mentions).map((part, index) => {
      const key = `${index} ${part.text}`
      if (part.kind === 'mention')
        return (
          <span key={key} className="font-medium text-brand-text">
            @{part.text}
          </span>
        )
      if (part.kind === 'link')
        return (
          <TextLink key={key} href={part.text} rel="noopener noreferrer nofollow" target="_blank">
            {part.text}
          </TextLink>
        )
      return <span key={key}>{part.text}</span>
    })}
  </p>
)
