import { Card } from '#components/ui/card.tsx'
import { CodeInline } from '#components/ui/code-inline.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { activity } from '#components/ui/glyphs.ts'
import { Stat, StatRow } from '#components/ui/stat.tsx'
import { spanText } from '#lib/domain/format/span.ts'
import type { SyntheticFacts } from '#lib/domain/operations/synthetic-recall.ts'

const since = (then: Date, at: Date) => spanText(Math.max(0, at.getTime() - then.getTime()))

type Standing = SyntheticFacts & { late: boolean }

const standing = ({ waitingSince, fault, late }: Standing, at: Date) => {
  if (!waitingSince) return { word: 'Passing', tone: 'verified' } as const
  if (late) return { word: `None for ${since(waitingSince, at)}`, tone: 'danger' } as const
  return { word: fault ? 'Rejected, retrying' : 'In progress', tone: 'waiting' } as const
}

/** Whether a recall that is issued now would go out: one is, each minute, to an address that is there for nothing else. */
export const SyntheticCard = ({ synthetic, at }: { synthetic: Standing | null; at: Date }) => (
  <Card
    title="Synthetic recall"
    description="Issued every minute in its own tenant, along the same path as any recall, up to the provider."
    flush={synthetic !== null}
  >
    {synthetic ? (
      <StatRow className="rounded-t-none border-0">
        <Stat
          label="Status"
          value={standing(synthetic, at).word}
          tone={standing(synthetic, at).tone}
          note={synthetic.fault && `Error: ${synthetic.fault}`}
        />
        <Stat
          label="Last passed"
          value={synthetic.acceptedAt ? since(synthetic.acceptedAt, at) : 'Never'}
          unit={synthetic.acceptedAt ? 'ago' : 'yet'}
        />
        <Stat
          label="Issue to provider"
          value={synthetic.latencyMs === null ? '–' : spanText(Math.max(1, synthetic.latencyMs))}
        />
      </StatRow>
    ) : (
      <EmptyState title="Turned off" glyph={activity} className="py-6">
        Set <CodeInline>SYNTHETIC_RECALL_TO</CodeInline> on the worker to an unmonitored address.
      </EmptyState>
    )}
  </Card>
)
