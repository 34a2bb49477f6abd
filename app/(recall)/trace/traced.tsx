import { DistrictTable } from '#components/trace/district-table.tsx'
import { LotTable } from '#components/trace/lot-table.tsx'
import { TracedStoreTable } from '#components/trace/traced-store-table.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { buttonClasses } from '#components/ui/button-classes.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { bell, download, truck } from '#components/ui/glyphs.ts'
import { Icon } from '#components/ui/icon.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Section } from '#components/ui/section.tsx'
import { Stat, StatRow } from '#components/ui/stat.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { counted } from '#lib/domain/format/counted.ts'
import { traceStores } from '#lib/queries/catalog/trace/trace-stores.ts'
import { traceSummary } from '#lib/queries/catalog/trace/trace-summary.ts'
import { allowed } from '#lib/web/allowed.ts'
import type { Signed } from '#lib/web/current-actor.ts'
import { pageLinks } from '#lib/web/page-links.ts'
import { read } from '#lib/web/read.ts'

type Props = {
  actor: Signed['actor']
  gtin: string | null
  lot: string | null
  code: string
  cursor: string | undefined
}

const queryOf = (gtin: string | null, lot: string | null): string =>
  new URLSearchParams({ ...(gtin ? { gtin } : {}), ...(lot ? { lot } : {}) }).toString()

/** Where a product or a lot went: lots, districts, stores. */
export const Traced = async ({ actor, gtin, lot, code, cursor }: Props) => {
  const filter = { ...(gtin ? { gtin } : {}), ...(lot ? { lot } : {}) }
  const { lots, moreLots, districts, stores, quantity } = await read(traceSummary, actor, filter)
  const unread = gtin && lot ? await read(traceSummary, actor, { gtin, lot: null }) : null
  if (stores === 0)
    return (
      <>
        {unread && <Unread {...unread} />}
        <NotShipped gtin={gtin} lot={lot} code={code} />
      </>
    )
  const { data, nextCursor } = await read(traceStores, actor, { ...filter, limit: 50, cursor })
  const product = gtin ? (lots[0]?.productName ?? 'Not in the catalog') : null
  const only = new Set(lots.map((one) => one.gtin)).size === 1 ? (lots[0]?.gtin ?? null) : gtin
  return (
    <>
      <StatRow>
        {product && (
          <Stat
            label="Product"
            value={<span className="block text-base leading-snug tracking-normal">{product}</span>}
            {...(gtin ? { href: `/products/${gtin}` } : {})}
          />
        )}
        <Stat label="Stores" value={stores.toLocaleString('en')} />
        <Stat label="Units shipped" value={quantity.toLocaleString('en')} />
        <Stat label="Lots" value={`${lots.length}${moreLots ? '+' : ''}`} />
      </StatRow>
      {unread && <Unread {...unread} />}
      <div className="flex flex-wrap gap-2" data-print="no">
        {allowed(actor, 'recall:write') && only && (
          <LinkButton variant="primary" glyph={bell} href={`/recalls/new?${queryOf(only, lot)}`}>
            {lot ? 'Start a recall of this lot' : 'Start a recall of this product'}
          </LinkButton>
        )}
        <a href={`/trace/stores.csv?${queryOf(gtin, lot)}`} download className={buttonClasses({})}>
          <Icon glyph={download} />
          Download stores
        </a>
      </div>
      <div className="grid gap-6 xl:grid-cols-[2fr_1fr]">
        <Section title="Lots" {...(moreLots ? { description: 'The 200 most recently shipped.' } : {})}>
          <LotTable rows={lots} withProduct={!gtin} />
        </Section>
        <Section title="Districts">
          <DistrictTable rows={districts} />
        </Section>
      </div>
      <Section title="Stores">
        <TracedStoreTable rows={data} />
        {(cursor ?? nextCursor) && (
          <Pagination
            label="Store pages"
            summary={`${data.length} on this page`}
            {...pageLinks('/trace', { code }, cursor, nextCursor)}
          />
        )}
      </Section>
    </>
  )
}

/** Stores that got the product without a lot on record: this lot may be among it. */
const Unread = ({ stores, quantity }: { stores: number; quantity: number }) =>
  stores > 0 && (
    <Banner
      tone="waiting"
      title={`${counted(stores, 'store')} received ${counted(quantity, 'unit')} of this product with no lot on record`}
    >
      They may include this lot. A recall of it notifies these stores, too.
    </Banner>
  )

const NotShipped = ({ gtin, lot, code }: Pick<Props, 'gtin' | 'lot' | 'code'>) => (
  <EmptyState title={lot ? `No shipment of lot ${lot}` : 'No shipment of this product'} glyph={truck}>
    {gtin ? (
      <>
        No shipment on record names this {lot ? 'lot' : 'product'}.{' '}
        {lot && <TextLink href={`/trace?code=${gtin}`}>All lots of this product</TextLink>}
      </>
    ) : (
      <>
        Lots must match exactly, ignoring spaces and capitalization. Looking for a product name?{' '}
        <TextLink href={`/products?search=${encodeURIComponent(code)}`}>Search products</TextLink>
      </>
    )}
  </EmptyState>
)
