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
      title="What happened here"
      description={
        more ? `The last ${AT_ONCE}; each recall has the rest. All times are UTC.` : 'All times are UTC.'
      }
    >
      {entries.length === 0 ? (
        <EmptyState title="Nothing yet" glyph={history}>
          What this store answers, and what is done about it, writes itself down here.
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
