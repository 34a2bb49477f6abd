import { rejected, type Result } from '#lib/domain/result.ts'
import type { StoredDevice } from '#lib/ports/devices.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { asIfWrong, isOutdated } from '../identity/as-judged.ts'
import { provePin, wrongPin, type PinNeeds } from '../identity/prove-pin.ts'
import { startSession, type StartedSession } from '../identity/start-session.ts'

type Needs = PinNeeds & Pick<Ports, 'random'>

export type SignInByPinInput = {
  device: StoredDevice | null
  personId: string
  pin: string
  userAgent: string
}

/** Name and PIN at a device of the store: a session that lives on this device alone, and not for long. */
export const signInByPin =
  (ports: Needs) =>
  async ({ device, personId, pin, userAgent }: SignInByPinInput): Promise<Result<StartedSession>> => {
    if (!device || device.unpairedAt !== null)
      return rejected('DEVICE_NOT_FOUND', 'This device is no longer paired.')
    const { tenantId, storeId, id } = device
    const proven = await provePin(ports)({ tenantId, storeId, whom: { personId }, pin, place: id })
    if (!proven.ok) return proven
    const started = await startSession(ports)(proven.value, { surface: 'store', userAgent, device })
    return isOutdated(started) ? asIfWrong(ports, wrongPin, 'pin', proven.value) : started
  }
