import Link from 'next/link'

import { Badge } from '#components/ui/badge.tsx'
import { chevronRight } from '#components/ui/glyphs.ts'
import { Icon } from '#components/ui/icon.tsx'
import { Status } from '#components/ui/status.tsx'

type Props = {
  href: string
  number: string
  title: string
  overdue: boolean
  done: boolean
  /** Of the state it is done with. */
  tone: 'info' | 'verified'
  badges: { text: string; tone: 'hazard' | 'drill' }[]
  texts: { due: string; state: string; products: string }
}

/** One card is one job. The whole card can be pressed. */
export const InboxCard = ({ href, number, title, overdue, done, tone, badges, texts }: Props) => (
  <Link
    href={href}
    prefetch={false}
    className={`flex items-center gap-3 rounded-lg border bg-surface p-4 hover:bg-sunken ${overdue ? 'border-overdue' : 'border-line'}`}
  >
    <span className="flex min-w-0 flex-1 flex-col gap-1.5">
      <span className="flex flex-wrap items-center gap-2">
        {badges.map(({ text, tone }) => (
          <Badge key={text} tone={tone}>
            {text}
          </Badge>
        ))}
        <span className="text-sm text-muted">{number}</span>
      </span>
      <span className={done ? 'text-base text-strong' : 'text-lg font-semibold text-strong'}>{title}</span>
      <span className="text-sm text-muted">{texts.products}</span>
      {done ? (
        <Status tone={tone}>{texts.state}</Status>
      ) : (
        <Status tone={overdue ? 'overdue' : 'waiting'} wrap>
          {texts.due}
        </Status>
      )}
    </span>
    <Icon glyph={chevronRight} size="md" className="text-muted" />
  </Link>
)
