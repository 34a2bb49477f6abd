'use server'

import QRCode from 'qrcode'

import { NothingForm } from '#lib/contracts/forms/account.ts'
import { ClearPinForm, PairingForm, UnpairForm } from '#lib/contracts/forms/device.ts'
import { ok } from '#lib/domain/result.ts'
import { pairingState } from '#lib/queries/device/pairing-state.ts'
import { offerPairing } from '#lib/use-cases/device/offer-pairing.ts'
import { unpairDevice } from '#lib/use-cases/device/unpair-device.ts'
import { clearPin } from '#lib/use-cases/identity/set-pin.ts'
import { action } from '#lib/web/action.ts'
import { webProcess } from '#lib/web/process.ts'

export const offer = action('offer pairing', NothingForm, async (ports, _, { actor }) => {
  const offered = await offerPairing(ports)(actor)
  if (!offered.ok) return offered
  const { pairingId, secret, code, expiresAt } = offered.value
  // Behind the #, where no server and no log sees it.
  const svg = await QRCode.toString(`${ports.urls.store}/pair#${secret}`, { type: 'svg', margin: 1 })
  return ok({ pairingId, code, picture: svg, until: expiresAt.toISOString() })
})

export const watch = action('watch pairing', PairingForm, (ports, { pairingId }, { actor }) =>
  pairingState(webProcess().db, actor, { pairingId, now: ports.clock.now() }),
)

export const unpair = action('unpair device', UnpairForm, (ports, { deviceId }, { actor }) =>
  unpairDevice(ports)(actor, deviceId),
)

export const clear = action('clear PIN', ClearPinForm, (ports, { personId }, { actor }) =>
  clearPin(ports)(actor, personId),
)
