import { DescriptionList } from '#components/ui/description-list.tsx'
import type { ScopeEffectView } from '#lib/contracts/views.ts'
import { counted } from '#lib/domain/format/counted.ts'

const stores = (n: number): string => counted(n, 'store')
const told = (n: number, what: string): string => (n === 0 ? 'None' : `${stores(n)}, ${what}`)

/** What a change of scope does to how many stores, before it is sent. */
export const ScopeEffect = ({ effect, changed }: { effect: ScopeEffectView | null; changed: boolean }) => {
  if (!changed) return <p className="text-sm text-muted">Nothing yet: this is the scope as it stands.</p>
  return (
    <div aria-live="polite" aria-busy={effect === null}>
      {effect === null ? (
        <p className="text-sm text-muted">Counting the stores that this concerns…</p>
      ) : (
        <DescriptionList
          items={[
            { term: 'Newly in', detail: told(effect.added, 'told for the first time') },
            {
              term: 'Open again',
              detail: told(
                effect.reopened,
                'told what was added; their answers so far are kept and no longer count',
              ),
            },
            ...(effect.narrowed > 0
              ? [
                  {
                    term: 'With less to do',
                    detail: `${stores(effect.narrowed)}, told what is no longer meant`,
                  },
                ]
              : []),
            { term: 'Stood down', detail: told(effect.stoodDown, 'told that they may stop') },
            { term: 'As before', detail: told(effect.unchanged, 'told nothing') },
            { term: 'E-mails', detail: effect.messages.toLocaleString('en') },
          ]}
        />
      )}
    </div>
  )
}
