import { DeviceTable } from '#components/catalog/device-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { smartphone } from '#components/ui/glyphs.ts'
import { Section } from '#components/ui/section.tsx'
import { absoluteText } from '#components/ui/time-texts.ts'
import { storeDevices } from '#lib/queries/device/store-devices.ts'
import { allowed } from '#lib/web/allowed.ts'
import type { Signed } from '#lib/web/current-actor.ts'
import { read } from '#lib/web/read.ts'

import { unpairAction } from '../actions.ts'

type Props = { number: string; timezone: string; actor: Signed['actor'] }

/** Phones and tablets that the people of this store share. */
export const SharedDevices = async ({ number, timezone, actor }: Props) => {
  const devices = await read(storeDevices, actor, { storeNumber: number })
  const time = (at: string) => absoluteText(new Date(at), 'en', timezone)
  const rows = devices.map(({ id, name, whoIsOn, lastSeenAt, pairedAt, pairedBy }) => ({
    id,
    name,
    whoIsOn,
    lastSeen: time(lastSeenAt),
    paired: `${time(pairedAt)} by ${pairedBy}`,
  }))
  return (
    <Section
      title="Shared devices"
      description="Paired by the store manager. Each person signs in with a PIN."
    >
      {rows.length === 0 ? (
        <EmptyState title="No shared devices" glyph={smartphone}>
          The store manager pairs them in the store app, under Shared devices.
        </EmptyState>
      ) : (
        <DeviceTable rows={rows} unpair={allowed(actor, 'device:unpair') ? unpairAction : null} />
      )}
    </Section>
  )
}
