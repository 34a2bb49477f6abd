import type { Actor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted } from '../permitted.ts'

type Needs = Pick<Ports, 'transact' | 'clock'>

/** From this moment the device is a stranger, and whoever was signed in at it is signed out. */
export const unpairDevice =
  ({ transact, clock }: Needs) =>
  async (actor: Actor, deviceId: string): Promise<Result<null>> => {
    const allowed = permitted(actor, 'device:unpair')
    if (!allowed.ok) return allowed
    return transact(actor, async (tx) => {
      const device = await tx.devices.device(deviceId)
      if (!device) return notFound
      const { storeId, districts } = device
      // Nobody learns that somebody else's device is there.
      if (!permitted(actor, 'device:unpair', { storeId, districts }).ok) return notFound
      const at = clock.now()
      if (!(await tx.devices.unpair(deviceId, at)))
        return rejected('ILLEGAL_TRANSITION', 'This device was already unpaired.')
      const ended = await tx.identity.endSessions({ deviceId }, 'device_unpaired', at)
      const data = { storeId, ended }
      await tx.audit({ action: 'device.unpaired', subject: { type: 'device', id: deviceId }, data })
      return ok(null)
    })
  }

const notFound = rejected('DEVICE_NOT_FOUND', 'This device doesn’t exist.')
