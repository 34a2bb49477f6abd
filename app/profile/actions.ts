'use server'

import QRCode from 'qrcode'

import {
  ChangePasswordForm,
  CodeForm,
  MailRulesForm,
  NothingForm,
  OwnPasswordForm,
  PreferencesForm,
  ProofForm,
} from '#lib/contracts/forms/account.ts'
import { SetPinForm } from '#lib/contracts/forms/device.ts'
import { ok } from '#lib/domain/result.ts'
import { changeOwnPassword } from '#lib/use-cases/identity/change-own-password.ts'
import { beginTotp, confirmTotp, removeTotp } from '#lib/use-cases/identity/enrol-totp.ts'
import { setMailRules } from '#lib/use-cases/identity/set-mail-rules.ts'
import { setPin } from '#lib/use-cases/identity/set-pin.ts'
import { setPreferences } from '#lib/use-cases/identity/set-preferences.ts'
import { signOut } from '#lib/use-cases/identity/sign-out.ts'
import { action } from '#lib/web/action.ts'

export const savePreferences = action('set preferences', PreferencesForm, (ports, input, { actor }) =>
  setPreferences(ports)(actor, input),
)

export const saveMailRules = action('set mail rules', MailRulesForm, (ports, rules, { actor }) =>
  setMailRules(ports)(actor, rules),
)

export const savePassword = action(
  'change password',
  ChangePasswordForm,
  (ports, { current, password }, { actor }) => changeOwnPassword(ports)(actor, { current, password }),
)

export const savePin = action('set PIN', SetPinForm, (ports, input, { actor }) => setPin(ports)(actor, input))

export const signOutElsewhere = action('sign out elsewhere', NothingForm, (ports, _, { actor }) =>
  signOut(ports)(actor, 'elsewhere'),
)

export const startTotp = action('begin totp', OwnPasswordForm, async (ports, { ownPassword }, { actor }) => {
  const begun = await beginTotp(ports)(actor, ownPassword)
  if (!begun.ok) return begun
  const { seed, uri } = begun.value
  return ok({
    seed,
    picture: await QRCode.toDataURL(uri, { margin: 1, width: 208, errorCorrectionLevel: 'M' }),
  })
})

export const finishTotp = action('confirm totp', CodeForm, (ports, { code }, { actor }) =>
  confirmTotp(ports)(actor, code),
)

export const dropTotp = action('remove totp', ProofForm, (ports, { proof }, { actor }) =>
  removeTotp(ports)(actor, proof),
)
