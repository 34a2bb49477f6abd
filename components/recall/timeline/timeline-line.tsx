import { FileList } from '#components/attachment/file-list.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { check, pencil, send, store, type Glyph } from '#components/ui/glyphs.ts'
import { TextLink } from '#components/ui/text-link.tsx'
import { sentenceOf } from '#lib/domain/timeline/sentence.ts'
import type { Happening, TimelineEntry, TimelineKind } from '#lib/domain/timeline/timeline.ts'

import { CommentText } from './comment-text.tsx'

type Link = { href: string; label: string }
type Props = {
  entry: TimelineEntry
  base: string
  hrefOf: (open: string | null) => string
  link?: Link
}

const GLYPHS: Record<TimelineKind, Glyph> = {
  decisions: check,
  stores: store,
  messages: send,
  comments: pencil,
}

const clock = (at: string): string => at.slice(11, 19)

/** One line: when, what kind, who did what. What stands for several can be opened. */
export const TimelineLine = ({ entry, base, hrefOf, link }: Props) => {
  const { key, at, since, kind, count, comment, lines } = entry
  const many = count > 1 && kind === 'stores'
  const span = count > 1 && since.slice(0, 16) !== at.slice(0, 16)
  return (
    <li
      id={key}
      className="grid scroll-mt-16 grid-cols-[1rem_1fr] gap-x-3 border-b border-line py-2 last:border-b-0 sm:grid-cols-[6.5rem_1rem_1fr]"
    >
      <time
        dateTime={at}
        className="col-start-2 text-sm whitespace-nowrap text-muted tabular-nums sm:col-start-1"
      >
        {span ? `${since.slice(11, 16)}–${at.slice(11, 16)}` : clock(at)}
      </time>
      <Icon glyph={GLYPHS[kind]} className="col-start-1 row-start-1 mt-0.5 text-muted sm:col-start-2" />
      <div className="col-start-2 flex min-w-0 flex-col gap-1 sm:col-start-3 sm:row-start-1">
        <p className="wrap-anywhere">
          <Told happening={entry} link={link ?? storeLink(entry, base)} />
          {many && (
            <>
              {' '}
              <TextLink href={hrefOf(lines.length > 0 ? null : key)} data-print="no">
                {lines.length > 0 ? 'Show as one' : 'Show each'}
              </TextLink>
            </>
          )}
        </p>
        {comment && <CommentText {...comment} />}
        {comment && comment.files.length > 0 && <FileList files={comment.files} />}
        {lines.length > 0 && (
          <ol className="flex flex-col gap-1 border-s border-line ps-3 text-sm">
            {lines.map((line) => (
              <li key={line.key} className="grid grid-cols-[5rem_1fr] gap-x-2">
                <time dateTime={line.at} className="text-muted tabular-nums">
                  {clock(line.at)}
                </time>
                <span className="wrap-anywhere">
                  <Told happening={line} link={storeLink(line, base)} />
                </span>
              </li>
            ))}
            {lines.length < count && (
              <li className="text-muted">
                Showing the last {lines.length} of {count.toLocaleString('en')}.{' '}
                <TextLink href={`${base}#stores`}>The board</TextLink> lists every store.
              </li>
            )}
          </ol>
        )}
      </div>
    </li>
  )
}

const storeLink = ({ store: place }: Happening, base: string): Link | null =>
  place && { href: `${base}/stores/${encodeURIComponent(place.number)}`, label: place.name }

const Told = ({ happening, link }: { happening: Happening; link: Link | null }) => {
  const { who, did, because } = sentenceOf(happening)
  const { recordedAt } = happening
  return (
    <>
      <span className="font-medium text-strong">{who}</span> {did}
      {because && <span className="text-muted">: {because}</span>}
      {link && (
        <>
          {' · '}
          <TextLink href={link.href}>{link.label}</TextLink>
        </>
      )}
      {recordedAt && (
        <span className="block text-sm text-muted">
          Recorded {recordedAt.slice(0, 10)} {clock(recordedAt)} on the database clock, which differs.
        </span>
      )}
    </>
  )
}
