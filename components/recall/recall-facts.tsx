import { CodeInline } from '#components/ui/code-inline.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import type { RecallView } from '#lib/contracts/views.ts'
import { formatGtin } from '#lib/domain/format/gtin.ts'

import { KIND_WORDS, PRIORITY_WORDS } from './recall-words.ts'

type Line = RecallView['scope'][number]

const TARGET_WORDS = {
  shipped: 'Stores that received what is in scope',
  all: 'All stores',
  listed: 'Listed stores',
} as const

const packs = ({ lots, lotFrom, lotTo, expiresFrom, expiresTo, complete }: Line): string => {
  const range = lotFrom || lotTo ? [`${lotFrom ?? '…'} to ${lotTo ?? '…'}`] : []
  const named = [...lots, ...range]
  const dates = expiresFrom || expiresTo ? `, best before ${expiresFrom ?? '…'} to ${expiresTo ?? '…'}` : ''
  return (
    (named.length === 0 ? 'All lots' : `Lots ${named.join(', ')}`) +
    dates +
    (complete ? '' : ', perhaps more')
  )
}

/** What is recalled, why, and what is to be done: as the stores are told. */
export const RecallFacts = ({ recall }: { recall: RecallView }) => {
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
          term: 'Packs',
          detail: (
            <ul className="flex flex-col gap-1">
              {scope.map((line) => (
                <li key={line.gtin + packs(line)}>
                  <CodeInline>{formatGtin(line.gtin)}</CodeInline> {packs(line)}
                  {line.identificationHint && (
                    <span className="block text-muted">{line.identificationHint}</span>
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
        { term: 'Reason', detail: reasonCode },
        {
          term: 'Jurisdiction',
          detail: regulatorClass
            ? `${jurisdiction}, class ${regulatorClass}`
            : `${jurisdiction}, not classified yet`,
        },
      ]}
    />
  )
}
