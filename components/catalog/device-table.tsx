'use client'

import { useState } from 'react'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Status } from '#components/ui/status.tsx'
import { Table } from '#components/ui/table.tsx'
import type { Column } from '#components/ui/table-column.ts'

export type DeviceRow = {
  id: string
  name: string
  whoIsOn: string | null
  lastSeen: string
  paired: string
}

const columns: Column<DeviceRow>[] = [
  { key: 'name', header: 'Device', cell: ({ name }) => name },
  {
    key: 'on',
    header: 'Signed in',
    cell: ({ whoIsOn }) => (whoIsOn ? <Status tone="info">{whoIsOn}</Status> : 'No one'),
  },
  { key: 'seen', header: 'Last used', cell: ({ lastSeen }) => lastSeen },
  { key: 'paired', header: 'Paired', cell: ({ paired }) => paired },
]

/** A store's shared devices, and the way to take one away. */
export const DeviceTable = ({ rows, unpair }: { rows: DeviceRow[]; unpair: FormAction | null }) => (
  <Table
    framed
    label="Shared devices of this store"
    rows={rows}
    rowKey={({ id }) => id}
    columns={
      unpair
        ? [
            ...columns,
            {
              key: 'unpair',
              header: 'Unpair',
              hideHeader: true,
              cell: (device) => <Unpair device={device} action={unpair} />,
            },
          ]
        : columns
    }
  />
)

const Unpair = ({ device, action }: { device: DeviceRow; action: FormAction }) => {
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      title={`Unpair ${device.name}?`}
      description="Anyone signed in on it is signed out immediately, and PINs no longer work on it. Unsent work stays on the device, locked."
      closeLabel="Close"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" aria-label={`Unpair ${device.name}`}>
          Unpair
        </Button>
      }
    >
      <ActionForm action={action} onDone={() => setOpen(false)}>
        <input type="hidden" name="deviceId" value={device.id} />
        <SendButton variant="danger" className="self-end">
          Unpair device
        </SendButton>
      </ActionForm>
    </Dialog>
  )
}
