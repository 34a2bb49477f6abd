import type { Metadata } from 'next'

import { DistrictDialog } from '#components/catalog/district-dialogs.tsx'
import { DistrictTree } from '#components/catalog/district-tree.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { mapPin } from '#components/ui/glyphs.ts'
import { PageHeader } from '#components/ui/page-header.tsx'
import { listDistricts } from '#lib/queries/catalog/list-districts.ts'
import { allowed } from '#lib/web/allowed.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { read } from '#lib/web/read.ts'
import { counted } from '#lib/domain/format/counted.ts'

import { assignStoresAction, saveDistrictAction } from '../actions.ts'

export const metadata: Metadata = { title: 'Districts' }

const ACTIONS = { save: saveDistrictAction, assign: assignStoresAction }

const DistrictsPage = async () => {
  const { actor } = await signedIn('/stores/districts')
  const { districts, unassigned } = await read(listDistricts, actor, {})
  const writes = allowed(actor, 'catalog:write')
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        above={
          <Breadcrumbs
            label="Breadcrumb"
            items={[{ label: 'Stores', href: '/stores' }, { label: 'Districts' }]}
          />
        }
        title="Districts"
        description={
          unassigned > 0
            ? `${counted(unassigned, 'store isn’t', 'stores aren’t')} in a district.`
            : 'Every store is in a district.'
        }
        actions={writes && <DistrictDialog districts={districts} action={saveDistrictAction} />}
      />
      {districts.length === 0 ? (
        <EmptyState title="No districts yet" glyph={mapPin}>
          A district owns stores that don’t respond. Add one, or include districts in your store file.
        </EmptyState>
      ) : (
        <DistrictTree districts={districts} actions={writes ? ACTIONS : null} />
      )}
    </div>
  )
}

export default DistrictsPage
