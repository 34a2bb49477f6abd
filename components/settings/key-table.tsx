'use client'

import { useState } from 'react'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { secretIn, ShownSecret } from '#components/forms/shown-secret.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { Status } from '#components/ui/status.tsx'
import type { Column } from '#components/ui/table-column.ts'
import { Table } from '#components/ui/table.tsx'
import type { KeyView } from '#lib/contracts/key-views.ts'

import { SCOPE_WORDS } from './key-rows.ts'

type Props = { keys: KeyView[]; now: string; rotate: FormAction; revoke: FormAction }

/** The keys with what each may do, when it was last used, and what can be done about it. */
export const KeyTable = ({ keys, now, rotate, revoke }: Props) => {
  const time = (at: string | null, none: string) =>
    at ? <RelativeTime at={at} now={now} locale="en" timeZone="UTC" plain /> : none
  const columns: Column<KeyView>[] = [
    {
      key: 'name',
      header: 'Name',
      wrap: true,
      cell: ({ name, prefix }) => (
        <span className="flex flex-col">
          <span className="font-medium text-strong">{name}</span>
          <code className="text-xs text-muted">{prefix}…</code>
        </span>
      ),
    },
    { key: 'person', header: 'Acts as', wrap: true, cell: ({ person }) => person.name },
    {
      key: 'scopes',
      header: 'Scopes',
      wrap: true,
      cell: ({ scopes }) => (
        <span className="text-xs" title={scopes.map((scope) => SCOPE_WORDS[scope]).join('. ')}>
          {scopes.join(', ')}
        </span>
      ),
    },
    { key: 'used', header: 'Last used', cell: ({ lastUsedAt }) => time(lastUsedAt, 'Never') },
    { key: 'expires', header: 'Expires', cell: ({ expiresAt }) => time(expiresAt, 'Never') },
    { key: 'status', header: 'Status', cell: (key) => <KeyStatus row={key} now={now} /> },
    {
      key: 'change',
      header: 'Actions',
      hideHeader: true,
      cell: (key) => (key.revokedAt ? null : <KeyDialog row={key} rotate={rotate} revoke={revoke} />),
    },
  ]
  return <Table framed label="API keys" columns={columns} rows={keys} rowKey={({ id }) => id} />
}

const KeyStatus = ({ row: { revokedAt, expiresAt, previousUntil }, now }: { row: KeyView; now: string }) => {
  if (revokedAt) return <Status>Revoked</Status>
  if (expiresAt && expiresAt <= now) return <Status tone="danger">Expired</Status>
  if (previousUntil) return <Status tone="waiting">Active, previous value still works</Status>
  return <Status tone="info">Active</Status>
}

type DialogProps = { row: KeyView; rotate: FormAction; revoke: FormAction }

const KeyDialog = ({ row, rotate, revoke }: DialogProps) => {
  const [open, setOpen] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  return (
    <Dialog
      title={row.name}
      description={`${row.prefix}… acts as ${row.person.name}`}
      closeLabel="Close"
      open={open}
      onOpenChange={(next) => {
        setOpen(next)
        if (!next) setSecret(null)
      }}
      trigger={<Button size="sm">Edit</Button>}
    >
      {secret ? (
        <ShownSecret what="key" secret={secret} note="The previous value keeps working for 24 hours." />
      ) : (
        <div className="flex flex-col gap-5">
          <ActionForm action={rotate} onDone={(value) => setSecret(secretIn(value, 'key'))}>
            <input type="hidden" name="id" value={row.id} />
            <p className="text-sm text-body">
              Creates a new value, shown once. The previous one keeps working for 24 hours, so nothing breaks.
            </p>
            <SendButton className="self-start">Rotate key</SendButton>
          </ActionForm>
          <ActionForm action={revoke} onDone={() => setOpen(false)}>
            <input type="hidden" name="id" value={row.id} />
            <p className="text-sm text-body">
              Every request with this key, or any key it created, is rejected immediately. This can’t be
              undone.
            </p>
            <SendButton variant="danger" className="self-start">
              Revoke key
            </SendButton>
          </ActionForm>
        </div>
      )}
    </Dialog>
  )
}
