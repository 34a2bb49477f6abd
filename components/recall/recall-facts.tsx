import { CodeInline } from '#components/ui/code-inline.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import type { RecallView } from '#lib/contracts/views.ts'
import { formatGtin } from '#lib/domain/format/gtin.ts'
import { lintRecall } from '#lib/domain/recall/lint/lint-recall.ts'
import { reasonWord } from '#lib/domain/recall/reasons.ts'

import { LinePicture } from './line-picture.tsx'
import { contentOf } from './editor/content-of.ts'
import { KIND_WORDS, PRIORITY_WORDS } from './recall-words.ts'

type Line = RecallView['scope'][number]

const TARGET_WORDS = {
  shipped: 'Stores that received affected product',
  all: 'All stores',
  listed: 'Listed stores',
} as const

const packs = ({ lots, lotFrom, lotTo, expiresFrom, expiresTo, complete }: Line): string => {
  const range = lotFrom || lotTo ? [`${lotFrom ?? '…'} to ${lotTo ?? '…'}`] : []
  const named = [...lots, ...range]
  const dates = expiresFrom || expiresTo ? `, best by ${expiresFrom ?? '…'} to ${expiresTo ?? '…'}` : ''
  return (
    (named.length === 0 ? 'All lots' : `Lots ${named.join(', ')}`) +
    dates +
    (complete ? (named.length > 0 ? ', and no others' : '') : ', possibly more')
  )
}

type Props = { recall: RecallView; productNames: Record<string, string> }

/** What is recalled, why, and what is to be done: as the stores are told. */
export const RecallFacts = ({ recall, productNames }: Props) => {
  const { scope, hazard, instructions, kind, priority, jurisdiction, regulatorClass, reasonCode, target } =
    recall
  const stores =
    target.mode === 'listed'
      ? `${TARGET_WORDS.listed}: ${target.storeNumbers.join(', ')}`
      : TARGET_WORDS[target.mode]
  return (
    <DescriptionList
      items={[
        {
          term: 'Affected products',
          detail: (
            <ul className="flex flex-col gap-1">
              {scope.map((line, at) => (
                // Neither its product nor its lots name a line: two may share both.
                <li key={`${line.gtin} ${at}`}>
                  <span className="font-medium text-strong">{productNames[line.gtin]}</span>{' '}
                  <CodeInline>{formatGtin(line.gtin)}</CodeInline> {packs(line)}
                  {line.identificationHint && (
                    <span className="block text-muted">{line.identificationHint}</span>
                  )}
                  {line.pictureId && (
                    <LinePicture
                      pictureId={line.pictureId}
                      alt={line.identificationHint ?? productNames[line.gtin] ?? 'Where to look'}
                    />
                  )}
                </li>
              ))}
            </ul>
          ),
        },
        { term: 'Hazard', detail: <strong className="font-semibold text-strong">{hazard}</strong> },
        { term: 'What to do', detail: <span className="whitespace-pre-line">{instructions}</span> },
        { term: 'Stores', detail: stores },
        { term: 'Kind', detail: `${KIND_WORDS[kind]}, ${PRIORITY_WORDS[priority].toLowerCase()} priority` },
        { term: 'Reason', detail: reasonWord(reasonCode) },
        {
          term: 'Jurisdiction',
          detail: regulatorClass
            ? `${jurisdiction}, class ${regulatorClass}`
            : `${jurisdiction}, not classified yet`,
        },
        ...letStand(recall, productNames),
      ]}
    />
  )
}

/** What the linter warned of and the author let stand: whoever approves reads why. */
const letStand = (recall: RecallView, productNames: Record<string, string>) => {
  const warned = lintRecall(contentOf(recall), { today: recall.asOf.slice(0, 10), productNames })
  const stands = Object.entries(recall.lintReasons).flatMap(([code, reason]) => {
    const found = warned.find((finding) => finding.code === code)
    return found && reason.trim() ? [{ code, reason, message: found.message }] : []
  })
  if (stands.length === 0) return []
  const detail = (
    <ul className="flex flex-col gap-2">
      {stands.map(({ code, reason, message }) => (
        <li key={code}>
          <span className="block text-muted">{message}</span>
          {reason}
        </li>
      ))}
    </ul>
  )
  return [{ term: 'Warnings kept', detail }]
}
