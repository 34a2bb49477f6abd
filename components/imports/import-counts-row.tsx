import { Stat, StatRow } from '#components/ui/stat.tsx'
import type { ImportCounts } from '#lib/domain/catalog/import/catalog-import.ts'

import { SHOW_WORDS, type Show } from './import-words.ts'

type Props = { id: string; counts: ImportCounts; whole: boolean; current: Show }

/** What a file would do, in figures that lead to their rows. */
export const ImportCountsRow = ({ id, counts, whole, current }: Props) => {
  const figures: [Show, number][] = [
    ['add', counts.add],
    ['change', counts.change],
    ['remove', whole ? counts.remove : 0],
    ['unchanged', counts.unchanged],
    ['error', counts.error],
    ['notices', counts.warnings],
  ]
  return (
    <StatRow>
      {figures.map(([show, value]) => (
        <Stat
          key={show}
          label={SHOW_WORDS[show]}
          value={value.toLocaleString('en')}
          {...(show === 'error' && value > 0 ? { tone: 'danger' as const } : {})}
          {...(show === 'notices' && value > 0 ? { tone: 'waiting' as const } : {})}
          {...(show === 'remove'
            ? { note: whole ? `of ${counts.present.toLocaleString('en')}` : 'not the complete list' }
            : {})}
          {...(value > 0 ? { href: `/imports/${id}?show=${show}` } : {})}
          {...(show === current ? { className: 'shadow-[inset_0_-2px_0_var(--color-brand-text)]' } : {})}
        />
      ))}
    </StatRow>
  )
}
