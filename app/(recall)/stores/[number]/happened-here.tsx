import { TimelineList } from '#components/recall/timeline/timeline-list.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { history } from '#components/ui/glyphs.ts'
import { Section } from '#components/ui/section.tsx'
import { storeHistory } from '#lib/queries/recall/timeline/store-history.ts'
import type { Signed } from '#lib/web/current-actor.ts'
import { read } from '#lib/web/read.ts'

const AT_ONCE = 50

/** What this store did, and what was done about it, in all its recalls. */
export const HappenedHere = async ({ number, actor }: { number: string; actor: Signed['actor'] }) => {
  const { entries, more } = await read(storeHistory, actor, { number, limit: AT_ONCE })
  const part = (recallId: string) => `/recalls/${recallId}/stores/${encodeURIComponent(number)}`
  return (
    <Section
      title="Activity"
      description={
        more
          ? `Last ${AT_ONCE} entries. See each recall for the rest. All times are UTC.`
          : 'All times are UTC.'
      }
    >
      {entries.length === 0 ? (
        <EmptyState title="No activity yet" glyph={history}>
          Everything this store reports, and every action taken on it, appears here.
        </EmptyState>
      ) : (
        <TimelineList
          entries={entries}
          base={`/stores/${encodeURIComponent(number)}`}
          hrefOf={() => `/stores/${encodeURIComponent(number)}`}
          linkOf={({ recall }) => ({ href: part(recall.id), label: `${recall.number} ${recall.title}` })}
        />
      )}
    </Section>
  )
}
