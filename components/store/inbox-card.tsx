import Link from 'next/link'

import { Badge } from '#components/ui/badge.tsx'
import { chevronRight } from '#components/ui/glyphs.ts'
import { Icon } from '#components/ui/icon.tsx'
import { Picture } from '#components/ui/picture.tsx'
import { Status } from '#components/ui/status.tsx'

import { CardState, KeptMark, type CardTexts } from './card-state.tsx'
import type { Language } from '#lib/domain/identity/language.ts'

import type { TaskLine } from './task-facts.tsx'

type Props = {
  href: string
  number: string
  title: string
  /** That the title is in: not the page's where nobody has translated it. */
  language: Language
  overdue: boolean
  done: boolean
  /** Of the state it is done with. */
  tone: 'info' | 'verified'
  /** The first of what is meant, as it stands on the task. */
  pack: Pick<TaskLine, 'product' | 'lots' | 'picture'> | null
  badges: { text: string; tone: 'hazard' | 'drill' }[]
  noticeId: string
  texts: { due: string; state: string; more: string | null } & CardTexts
}

/** One card is one job. The whole card can be pressed. */
export const InboxCard = ({
  noticeId,
  href,
  number,
  title,
  language,
  overdue,
  done,
  tone,
  pack,
  badges,
  texts,
}: Props) => (
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
      <span lang={language} className={done ? 'text-base text-strong' : 'text-lg font-semibold text-strong'}>
        {title}
      </span>
      {pack && (
        <span className="flex items-start gap-3">
          <span className="flex min-w-0 flex-1 flex-col text-base">
            <span className={done ? 'text-sm text-muted' : ''}>{pack.product}</span>
            {!done && (
              <span className="line-clamp-2 font-semibold wrap-anywhere text-strong">{pack.lots}</span>
            )}
            {texts.more && <span className="text-sm text-muted">{texts.more}</span>}
          </span>
          {!done && pack.picture && (
            // It says nothing that is not said beside it; what it shows is named on the task.
            <Picture
              {...pack.picture}
              alt=""
              className="size-16 shrink-0 rounded-md border border-line bg-sunken object-cover"
            />
          )}
        </span>
      )}
      {done ? (
        <Status tone={tone}>{texts.state}</Status>
      ) : (
        <CardState noticeId={noticeId} texts={texts}>
          <Status tone={overdue ? 'overdue' : 'waiting'} wrap>
            {texts.due}
          </Status>
        </CardState>
      )}
      {!done && <KeptMark href={href} texts={texts} />}
    </span>
    <Icon glyph={chevronRight} size="md" className="text-muted" />
  </Link>
)
