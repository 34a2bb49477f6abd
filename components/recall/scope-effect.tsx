import { DescriptionList } from '#components/ui/description-list.tsx'
import type { ScopeEffectView } from '#lib/contracts/views.ts'
import { counted } from '#lib/domain/format/counted.ts'

const stores = (n: number): string => counted(n, 'store')
const told = (n: number, what: string): string => (n === 0 ? 'None' : `${stores(n)}, ${what}`)

/** What a change of scope does to how many stores, before it is sent. */
export const ScopeEffect = ({ effect, changed }: { effect: ScopeEffectView | null; changed: boolean }) => {
  if (!changed) return <p className="text-sm text-muted">No changes yet. This is the current scope.</p>
  return (
    <div aria-live="polite" aria-busy={effect === null}>
      {effect === null ? (
        <p className="text-sm text-muted">Counting affected stores…</p>
      ) : (
        <DescriptionList
          items={[
            { term: 'Added', detail: told(effect.added, 'notified for the first time') },
            {
              term: 'Reopened',
              detail: told(
                effect.reopened,
                'notified of what was added; earlier responses are kept but no longer count',
              ),
            },
            ...(effect.narrowed > 0
              ? [
                  {
                    term: 'Reduced',
                    detail: `${stores(effect.narrowed)}, notified of what is no longer affected`,
                  },
                ]
              : []),
            { term: 'Released', detail: told(effect.stoodDown, 'notified that they can stop') },
            { term: 'Unchanged', detail: told(effect.unchanged, 'not notified') },
            { term: 'Emails', detail: effect.messages.toLocaleString('en') },
          ]}
        />
      )}
    </div>
  )
}
