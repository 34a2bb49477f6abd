import type { Metadata } from 'next'

import { KeyTable } from '#components/settings/key-table.tsx'
import { NewKeyDialog } from '#components/settings/new-key-dialog.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { listKeys } from '#lib/queries/identity/list-keys.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { read } from '#lib/web/read.ts'
import { webProcess } from '#lib/web/process.ts'

import { SettingsTabs } from '../settings-tabs.tsx'
import { createKeyAction, revokeKeyAction, rotateKeyAction } from './actions.ts'

export const metadata: Metadata = { title: 'API keys' }

const KeysPage = async () => {
  const { actor } = await signedIn('/settings/keys')
  const keys = await read(listKeys, actor, {})
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title="API keys"
        description="A key acts as its owner, within its scopes."
        actions={<NewKeyDialog action={createKeyAction} />}
      />
      <SettingsTabs here="/settings/keys" />
      {keys.length === 0 ? (
        <EmptyState title="No keys yet">
          Create one for each system that sends shipments, reads recalls or reports for stores.
        </EmptyState>
      ) : (
        <KeyTable
          keys={keys}
          now={webProcess().ports.clock.now().toISOString()}
          rotate={rotateKeyAction}
          revoke={revokeKeyAction}
        />
      )}
    </div>
  )
}

export default KeysPage
