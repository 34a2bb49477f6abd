import type { StoredDevice } from '#lib/ports/devices.ts'
import type { Ports } from '#lib/ports/ports.ts'

type Needs = Pick<Ports, 'credentialLookup' | 'digest'>

/** Which device shows this secret, paired still or not; null: none that we know. */
export const openDevice =
  ({ credentialLookup, digest }: Needs) =>
  (secret: string): Promise<StoredDevice | null> =>
    credentialLookup.deviceByHash(digest(secret))
