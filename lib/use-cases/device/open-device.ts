import type { StoredDevice } from '#lib/ports/devices.ts'
import type { Ports } from '#lib/ports/ports.ts'

type Needs = Pick<Ports, 'doorstep' | 'digest'>

/** Which device shows this secret, paired still or not; null: none that we know. */
export const openDevice =
  ({ doorstep, digest }: Needs) =>
  (secret: string): Promise<StoredDevice | null> =>
    doorstep.deviceByHash(digest(secret))
