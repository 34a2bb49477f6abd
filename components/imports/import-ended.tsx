import { Banner } from '#components/ui/banner.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { absoluteText } from '#components/ui/time-texts.ts'
import type {
  ImportCounts,
  ImportKind,
  ImportSettings,
  ImportState,
} from '#lib/domain/catalog/import/catalog-import.ts'

import { KIND_WORDS } from './import-words.ts'

type Props = {
  found: {
    kind: ImportKind
    state: ImportState
    counts: ImportCounts | null
    settings: ImportSettings
    appliedBy: string | null
    endedAt: string | null
    fault: string | null
  }
}

const NEXT: Record<ImportKind, { href: string; label: string }> = {
  stores: { href: '/stores', label: 'View stores' },
  products: { href: '/products', label: 'View products' },
  shipments: { href: '/trace', label: 'Trace a lot' },
}

/** How it ended, and where to go from here. */
export const ImportEnded = ({
  found: { kind, state, counts, settings, appliedBy, endedAt, fault },
}: Props) => {
  const when = endedAt ? absoluteText(new Date(endedAt), 'en', 'UTC') : ''
  if (state === 'discarded')
    return (
      <Banner tone="neutral" title={`Discarded, ${when}`}>
        {fault ?? 'Nothing from it was added to the catalog.'}
      </Banner>
    )
  if (state !== 'applied' || !counts) return null
  const { add, change, remove, unchanged, error } = counts
  return (
    <Banner
      tone="verified"
      title={`Applied by ${appliedBy ?? 'someone'}, ${when}`}
      action={<LinkButton {...NEXT[kind]}>{NEXT[kind].label}</LinkButton>}
    >
      {KIND_WORDS[kind]}: {add.toLocaleString('en')} added, {change.toLocaleString('en')} changed,{' '}
      {settings.whole && `${remove.toLocaleString('en')} removed, `}
      {unchanged.toLocaleString('en')} unchanged
      {error > 0 && `, ${error.toLocaleString('en')} skipped because of errors`}.
    </Banner>
  )
}
