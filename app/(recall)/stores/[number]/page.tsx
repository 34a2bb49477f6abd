import type { Metadata } from 'next'

import { ContactDialog } from '#components/catalog/contact-dialog.tsx'
import { ContactTable } from '#components/catalog/contact-table.tsx'
import { HoursDialog } from '#components/catalog/hours-dialog.tsx'
import { GivenUp, RemoveButton } from '#components/catalog/removal.tsx'
import { StoreFacts } from '#components/catalog/store-facts.tsx'
import { StoreLotTable } from '#components/catalog/store-lot-table.tsx'
import { StoreRecalls } from '#components/catalog/store-recalls.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { mail, pencil, truck } from '#components/ui/glyphs.ts'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Section } from '#components/ui/section.tsx'
import { storeDetail } from '#lib/queries/catalog/store-detail.ts'
import { storeLots } from '#lib/queries/catalog/store-lots.ts'
import { allowed } from '#lib/web/allowed.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageKey, STORE_NUMBER_SHAPE } from '#lib/web/page-key.ts'
import { webProcess } from '#lib/web/process.ts'
import { read } from '#lib/web/read.ts'
import { storeTime } from '#lib/domain/format/store-time.ts'

import { removeAction, saveHoursAction } from '../actions.ts'
import { CONTACT_ACTIONS } from '../contact-actions.ts'
import { HappenedHere } from './happened-here.tsx'
import { SharedDevices } from './shared-devices.tsx'

export const metadata: Metadata = { title: 'Store' }

const StorePage = async ({ params }: { params: Promise<{ number: string }> }) => {
  const number = pageKey((await params).number, STORE_NUMBER_SHAPE)
  const { actor } = await signedIn(`/stores/${encodeURIComponent(number)}`)
  const store = await read(storeDetail, actor, { number })
  const { data: lots } = await read(storeLots, actor, { number })
  const now = webProcess().ports.clock.now().toISOString()
  const writes = allowed(actor, 'catalog:write') && store.removedAt === null
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        above={
          <Breadcrumbs label="Breadcrumb" items={[{ label: 'Stores', href: '/stores' }, { label: number }]} />
        }
        title={`${number} ${store.name}`}
        actions={
          writes && (
            <>
              <LinkButton href={`/stores/${encodeURIComponent(number)}/edit`} glyph={pencil}>
                Edit store
              </LinkButton>
              <RemoveButton what="store" id={number} action={removeAction} />
            </>
          )
        }
      />
      {store.removedAt && <GivenUp what="store" id={number} since={store.removedAt} action={removeAction} />}
      <StoreFacts
        store={store}
        localTime={storeTime(now, 'en', store.timezone)}
        editHours={
          writes && <HoursDialog storeNumber={number} hours={store.openingHours} action={saveHoursAction} />
        }
      />
      <Section
        title="Contacts"
        actions={writes && <ContactDialog storeNumber={number} actions={CONTACT_ACTIONS} />}
      >
        {store.contacts.length === 0 ? (
          <EmptyState title="Unreachable" glyph={mail}>
            A recall would only show in the store app. Add an email address for on-duty staff.
          </EmptyState>
        ) : (
          <ContactTable
            storeNumber={number}
            contacts={store.contacts}
            now={now}
            actions={writes ? CONTACT_ACTIONS : null}
          />
        )}
      </Section>
      <SharedDevices number={number} timezone={store.timezone} actor={actor} />
      <Section title="Lots received" description="Most recently shipped first, up to 100.">
        {lots.length === 0 ? (
          <EmptyState title="No shipments" glyph={truck}>
            No shipments on record. Import shipments as CSV or send them through the API.
          </EmptyState>
        ) : (
          <StoreLotTable rows={lots} />
        )}
      </Section>
      <StoreRecalls storeNumber={number} recalls={store.recalls} now={now} />
      <HappenedHere number={number} actor={actor} />
    </div>
  )
}

export default StorePage
