import { Badge } from '#components/ui/badge.tsx'
import { Card } from '#components/ui/card.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { scopeTexts } from '#lib/domain/delivery/scope-texts.ts'
import { NOTICE_WORDS } from '#lib/domain/delivery/notice-words.ts'
import type { ScopeDiff } from '#lib/domain/recall/scope-diff.ts'
import type { ScopeLine } from '#lib/domain/recall/recall.ts'
import { counted } from '#lib/domain/format/counted.ts'

import { ScopeDiffLines } from './scope-diff-lines.tsx'
import { EXCLUSION_WORDS } from './targeting-words.ts'

export type VersionRow = {
  version: number
  change: string
  reason: string | null
  issuedAt: string
  issuedBy: string
  fannedOutAt: string | null
  scope: ScopeLine[]
  productNames: Record<string, string>
  diff: ScopeDiff
  added: number
  reopened: number
  stoodDown: number
  excluded: { reason: string; stores: number }[]
}

const CHANGES: Record<string, string> = {
  issue: 'Issued',
  extend_scope: 'Scope extended',
  retract_scope: 'Scope retracted',
}

const stores = (n: number): string => counted(n, 'store')

/** One version: who let it out, why, what it changed and for whom. */
export const VersionCard = ({ version, now }: { version: VersionRow; now: string }) => {
  const { change, reason, issuedBy, issuedAt, excluded, added, reopened, stoodDown } = version
  const effect = [
    ...(added > 0 ? [`${stores(added)} added`] : []),
    ...(reopened > 0 ? [`${stores(reopened)} reopened or with more to check`] : []),
    ...(stoodDown > 0 ? [`${stores(stoodDown)} released`] : []),
  ]
  return (
    <Card
      title={`Version ${version.version}: ${CHANGES[change] ?? change}`}
      actions={version.fannedOutAt ? null : <Badge tone="waiting">Notifying stores</Badge>}
    >
      <DescriptionList
        items={[
          {
            term: 'By',
            detail: (
              <>
                {issuedBy}, <RelativeTime at={issuedAt} now={now} locale="en" timeZone="UTC" />
              </>
            ),
          },
          ...(reason ? [{ term: 'Reason', detail: reason }] : []),
          { term: version.version === 1 ? 'Scope' : 'What changed', detail: <Changes version={version} /> },
          ...(effect.length > 0 ? [{ term: 'Effect on stores', detail: effect.join('; ') }] : []),
          {
            term: 'Not notified',
            detail:
              excluded.length === 0
                ? 'No store is excluded.'
                : excluded
                    .map(
                      ({ reason: why, stores: n }) =>
                        `${stores(n)}: ${(EXCLUSION_WORDS[why] ?? why).toLowerCase()}`,
                    )
                    .join('; '),
          },
        ]}
      />
    </Card>
  )
}

const Changes = ({ version: { version, scope, diff, productNames } }: { version: VersionRow }) =>
  version > 1 ? (
    <ScopeDiffLines diff={diff} productNames={productNames} />
  ) : (
    <ul className="flex flex-col gap-1">
      {scopeTexts(scope, productNames, NOTICE_WORDS.en).map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
