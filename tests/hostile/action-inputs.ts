import { randomUUID } from 'node:crypto'

import { gtin, product } from '#prisma/demo/builders.ts'
import { PASSWORD } from '#tests/e2e/support/database.ts'

import type { ActionGround } from './action-ground.ts'
import { reason, type Input, type Rows } from './action-row.ts'
import { RECALL_INPUTS } from './recall-inputs.ts'

const NEW_PASSWORD = 'five other plain words there'
const STORE = {
  name: 'Main Street',
  banner: '',
  gln: '',
  region: '',
  timezone: 'America/Chicago',
  line1: '',
  city: '',
  state: '',
  postalCode: '',
  country: 'US',
}
const contactOf = ({ retailer: { number } }: ActionGround) => ({
  number,
  channel: 'email',
  kind: 'on_duty',
  address: `${number.toLowerCase()}@stores.example`,
})
const named =
  (key: string): Input =>
  () => ({ what: key.startsWith('0') ? 'product' : 'store', key, removed: 'true' })
const clocks = Object.fromEntries(
  ['high', 'medium', 'low'].flatMap((priority) => [
    [`${priority}.acknowledge`, '30'],
    [`${priority}.report`, '240'],
  ]),
)
const ACCOUNT: Rows = {
  'app/profile/actions.ts#savePreferences': [
    'manager',
    () => ({ name: 'Kim', language: 'en', theme: 'dark' }),
  ],
  'app/profile/actions.ts#saveMailRules': [
    'manager',
    () => ({
      quietFrom: '21:00',
      quietTo: '07:00',
      zone: 'America/Chicago',
      leastPriority: 'medium',
      mentions: 'yes',
    }),
  ],
  'app/profile/actions.ts#savePassword': [
    ({ throwaway }) => throwaway.password,
    () => ({ current: PASSWORD, password: NEW_PASSWORD, again: NEW_PASSWORD }),
  ],
  'app/profile/actions.ts#savePin': ['associate', () => ({ password: PASSWORD, pin: '730284' })],
  'app/profile/actions.ts#signOutElsewhere': ['approver', () => ({})],
  'app/profile/actions.ts#startTotp': [({ throwaway }) => throwaway.totp, () => ({ ownPassword: PASSWORD })],
  'app/profile/actions.ts#finishTotp': [({ throwaway }) => throwaway.totp, () => ({ code: '000000' })],
  'app/profile/actions.ts#dropTotp': [({ throwaway }) => throwaway.totp, () => ({ proof: PASSWORD })],
  'app/(account)/actions.ts#sendResetLink': [
    'nobody',
    () => ({ email: `nobody-${randomUUID()}@people.example` }),
  ],
  'app/(account)/actions.ts#resetPassword': [
    'nobody',
    ({ reset: secret }) => ({ secret, password: NEW_PASSWORD, again: NEW_PASSWORD }),
  ],
  'app/(account)/actions.ts#acceptInvitation': [
    'nobody',
    ({ invitation: secret }) => ({ secret, password: NEW_PASSWORD, again: NEW_PASSWORD }),
  ],
  'app/(account)/actions.ts#signOutHere': [({ throwaway }) => throwaway.signOut, () => ({})],
  'app/(account)/lock/actions.ts#enterPin': [
    'nobody',
    ({ associate: { id: personId } }) => ({ personId, pin: '481516' }),
  ],
  'app/(account)/lock/actions.ts#forgetUnpaired': ['nobody', () => ({})],
  'app/(account)/pair/actions.ts#pairThis': [
    'nobody',
    ({ pairing: { code } }) => ({ code, name: 'Back office' }),
  ],
  'app/(recall)/people/actions.ts#invite': [
    'admin',
    () => ({
      email: `new-${randomUUID()}@people.example`,
      name: 'Robin',
      role: 'viewer',
      language: 'en',
      storeNumber: '',
      region: '',
    }),
  ],
  'app/(recall)/people/actions.ts#change': [
    'admin',
    ({ throwaway }) => ({ personId: throwaway.signOut.id, change: 'disable' }),
  ],
  'app/(recall)/settings/keys/actions.ts#createKeyAction': [
    'manager',
    () => ({ name: 'Of a test', 'scope.recalls:read': 'on', life: '30' }),
  ],
  'app/(recall)/settings/keys/actions.ts#rotateKeyAction': ['manager', ({ keys: [id] }) => ({ id })],
  'app/(recall)/settings/keys/actions.ts#revokeKeyAction': ['manager', ({ keys: [, id] }) => ({ id })],
}

const STORES: Rows = {
  'app/(store)/actions.ts#acknowledgePlainly': ['associate', ({ noticeId }) => ({ noticeId, version: '1' })],
  'app/(store)/actions.ts#markSeen': ['associate', ({ noticeId }) => ({ noticeId })],
  'app/(store)/devices/actions.ts#offer': ['storeManager', () => ({})],
  'app/(store)/devices/actions.ts#watch': ['storeManager', ({ pairing: { pairingId } }) => ({ pairingId })],
  'app/(store)/devices/actions.ts#unpair': ['storeManager', ({ devices: [deviceId] }) => ({ deviceId })],
  'app/(store)/devices/actions.ts#clear': [
    'storeManager',
    ({ associate: { id: personId } }) => ({ personId }),
  ],
  'app/a/[secret]/actions.ts#acknowledgeHere': [
    'nobody',
    ({ linkSecret: secret }) => ({ secret, version: '1', by: 'Sam' }),
  ],
}

const CATALOG: Rows = {
  'app/(recall)/stores/actions.ts#addStoreAction': [
    'manager',
    () => ({ ...STORE, number: `N-${randomUUID().slice(0, 8)}` }),
  ],
  'app/(recall)/stores/actions.ts#saveStoreAction': [
    'manager',
    ({ retailer: { numbers }, storeSeenAt: seenAt }) => ({ ...STORE, number: numbers[1], seenAt }),
  ],
  'app/(recall)/stores/actions.ts#saveHoursAction': [
    'manager',
    ({ retailer: { number } }) => ({ number, 'open.1': '08:00', 'close.1': '20:00' }),
  ],
  'app/(recall)/stores/actions.ts#saveContactAction': [
    'manager',
    ({ retailer: { number } }) => ({
      number,
      channel: 'sms',
      kind: 'after_hours',
      address: '+13125550147',
      language: 'en',
    }),
  ],
  'app/(recall)/stores/actions.ts#removeContactAction': [
    'manager',
    ({ retailer: { number } }) => ({ number, channel: 'sms', kind: 'after_hours', address: '+13125550147' }),
  ],
  'app/(recall)/stores/actions.ts#verifyContactAction': ['manager', contactOf],
  'app/(recall)/stores/actions.ts#setContactRulesAction': [
    'manager',
    (ground) => ({ ...contactOf(ground), quietFrom: '22:00', quietTo: '06:00', leastPriority: 'low' }),
  ],
  'app/(recall)/stores/actions.ts#rotateContactSecretAction': [
    'manager',
    ({ retailer: { number }, webhookId: contactId }) => ({ number, contactId }),
  ],
  'app/(recall)/stores/actions.ts#testContactAction': ['manager', contactOf],
  'app/(recall)/stores/actions.ts#enableContactAction': ['manager', contactOf],
  'app/(recall)/stores/actions.ts#removeAction': ['manager', named('EXTRA-1')],
  'app/(recall)/stores/actions.ts#saveDistrictAction': [
    'manager',
    () => ({ id: '', name: 'South', parentId: '' }),
  ],
  'app/(recall)/stores/actions.ts#assignStoresAction': [
    'manager',
    ({ district: districtId }) => ({ districtId, numbers: 'EXTRA-2' }),
  ],
  'app/(recall)/stores/actions.ts#unpairAction': ['admin', ({ devices: [, deviceId] }) => ({ deviceId })],
  'app/(recall)/products/actions.ts#saveProductAction': [
    'manager',
    () => ({ ...product({ gtin: gtin(2) }), seenAt: '' }),
  ],
  'app/(recall)/products/actions.ts#removeProductAction': ['manager', named(gtin(1))],
  'app/(recall)/imports/actions.ts#check': [
    'manager',
    ({ imports: { toCheck: importId } }) => ({
      importId,
      dateOrder: 'ymd',
      header: 'on',
      'column.gtin': '0',
      'column.name': '1',
    }),
  ],
  'app/(recall)/imports/actions.ts#apply': [
    'manager',
    ({ imports: { toApply: importId } }) => ({ importId, typed: '' }),
  ],
  // Succeeds for a file that is not UTF-8 alone.
  'app/(recall)/imports/actions.ts#readAgain': [
    'manager',
    ({ imports: { toDiscard: importId } }) => ({ importId, encoding: 'windows-1252' }),
  ],
  'app/(recall)/imports/actions.ts#discard': [
    'manager',
    ({ imports: { toDiscard: importId } }) => ({ importId }),
  ],
  'app/(recall)/settings/delivery/actions.ts#savePolicyAction': [
    'admin',
    () => ({ quiet: 'none', perContact: '10', smsLimit: '250' }),
  ],
  'app/(recall)/settings/deadlines/actions.ts#saveDeadlinesAction': ['admin', () => clocks],
  'app/(recall)/settings/deadlines/actions.ts#saveScannerAction': [
    'admin',
    () => ({
      anyMinutes: '24',
      'anyMinutes.unit': 'hours',
      urgentMinutes: '1',
      'urgentMinutes.unit': 'hours',
    }),
  ],
  'app/(recall)/settings/escalation/actions.ts#saveLadderAction': [
    'admin',
    () => ({
      name: 'low',
      hours: 'always',
      own: 'yes',
      'step.0.clock': 'acknowledge',
      'step.0.after': '30',
      'step.0.unit': 'minutes',
      'step.0.whom.on_duty': 'on',
      'step.0.channels': 'any',
      'step.0.kind': 'message',
    }),
  ],
  'app/(recall)/operations/actions.ts#redrive': [
    'manager',
    () => ({ queue: 'low', ids: randomUUID(), dryRun: 'true' }),
  ],
  'app/(recall)/operations/actions.ts#discard': [
    'manager',
    () => ({ queue: 'low', ids: randomUUID(), reason }),
  ],
}

/** Who presses each action, and with what it is done. An action without a row fails the suite. */
export const ACTION_INPUTS: Rows = { ...ACCOUNT, ...STORES, ...CATALOG, ...RECALL_INPUTS }

/** Their tries are counted, per address: a shared stack gets a few of them. */
export const COUNTED_TRIES = new Set([
  '#sendResetLink',
  '#resetPassword',
  '#acceptInvitation',
  '#enterPin',
  '#pairThis',
  '#finishTotp',
  '#dropTotp',
  '#savePassword',
  '#savePin',
  '#startTotp',
  '#acknowledgeHere',
])

export const callerOf = (
  name: string,
  ground: ActionGround,
): { surface: 'recall' | 'store'; cookie: string } => {
  const [who] = ACTION_INPUTS[name] ?? ['nobody']
  const isStore =
    who === 'storeManager' || who === 'associate' || /\((store)\)|\/a\/|\/lock\/|\/pair\//.test(name)
  const cookie = typeof who === 'function' ? who(ground).cookie : who === 'nobody' ? '' : ground[who].cookie
  return { surface: isStore ? 'store' : 'recall', cookie }
}
