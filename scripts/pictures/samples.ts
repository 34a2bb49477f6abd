import { renderAccountMail } from '#lib/domain/delivery/account-mail.ts'
import { renderDistrictMail } from '#lib/domain/delivery/district-mail.ts'
import { renderMentionMail } from '#lib/domain/delivery/mention-mail.ts'
import type { NoticeMail, RenderedMail } from '#lib/domain/delivery/notice-mail.ts'
import { RENDERERS } from '#lib/domain/delivery/render.ts'
import { TEST_RENDERERS } from '#lib/domain/delivery/test-message.ts'
import type { Language } from '#lib/domain/identity/language.ts'
import type { RecallContent } from '#lib/domain/recall/recall.ts'
import { applyTemplate } from '#lib/domain/recall/templates/apply-template.ts'
import { TEMPLATES } from '#lib/domain/recall/templates/recall-templates.ts'
import { gtin, recallContent } from '#prisma/demo/builders.ts'

// One of every kind of message that leaves the house, as its renderer writes it.

const LINK = 'https://store.fairmeadow.example/a/Qw3rTy7uIoP9aSdFgHjKlZ'
const PRODUCT = 'Peanut butter, crunchy 500 g'
// Compound words are the longest that a line has to break.
const LONGEST =
  'Vollmilch-Haselnussnougatcreme mit Lebensmittelunverträglichkeitskennzeichnung, Familienvorratspackung 2 × 750 g'

const NAMES = { [gtin(1)]: PRODUCT, [gtin(2)]: 'Peanut butter, smooth 500 g', [gtin(3)]: LONGEST }

const fromTemplate = (id: string, over: Partial<RecallContent> = {}, product = PRODUCT): RecallContent => {
  const template = TEMPLATES.find((one) => one.id === id)
  if (!template) throw new Error(`There is no template ${id}.`)
  const blank = recallContent({ title: '', hazard: '', instructions: '', ...over })
  return applyTemplate(template, blank, { product }, 'replace')
}

const SCOPE: RecallContent['scope'] = [
  {
    gtin: gtin(1),
    lots: ['L24A', 'L24B'],
    complete: true,
    identificationHint: 'The lot is printed on the lid',
  },
  { gtin: gtin(2), lots: [], expiresFrom: '2027-04-01', expiresTo: '2027-06-30', complete: true },
]
const LONG_SCOPE: RecallContent['scope'] = [
  {
    gtin: gtin(3),
    lots: Array.from({ length: 24 }, (_, i) => `LOT-2026-${String(i).padStart(4, '0')}`),
    lotFrom: 'LOT-2026-0100',
    lotTo: 'LOT-2026-0250',
    complete: false,
    identificationHint: 'Printed in black below the barcode, beside the best-before date, first eight signs',
  },
]

const notice = (language: Language, over: Partial<NoticeMail> & { content?: RecallContent }): NoticeMail => {
  const { content = fromTemplate('us-food-1', { scope: SCOPE }), ...rest } = over
  return {
    language,
    repeat: false,
    purpose: 'notice',
    recall: { number: 'R-2026-0007', version: 1, content, earlierScope: [] },
    productNames: NAMES,
    store: { number: '0412', name: 'Lincoln Park', timezone: 'America/Chicago' },
    acknowledgeBy: new Date('2026-11-23T15:30:00Z'),
    reportBy: new Date('2026-11-23T19:30:00Z'),
    link: LINK,
    ...rest,
  }
}

const changed = (before: RecallContent['scope'], after: RecallContent['scope']) => ({
  recall: {
    number: 'R-2026-0007',
    version: 2,
    content: fromTemplate('us-food-1', { scope: after }),
    earlierScope: before,
  },
})

const longest = (): RecallContent => ({
  ...fromTemplate('us-food-1', { scope: LONG_SCOPE, reasonCode: 'allergen' }, LONGEST),
  title: `${LONGEST} may contain undeclared Schalenfrüchte and Erdnussbestandteile`.slice(0, 200),
  translations: {},
})

/** What goes to the contacts of a store, on whatever channel. */
export const NOTICES: { name: string; what: string; of: (language: Language) => NoticeMail }[] = [
  { name: 'urgent', what: 'Recall, high priority', of: (to) => notice(to, {}) },
  {
    name: 'medium',
    what: 'Recall, medium priority, lots unknown',
    of: (to) => notice(to, { match: 'lot_unknown', content: fromTemplate('us-food-2', { scope: SCOPE }) }),
  },
  {
    name: 'withdrawal',
    what: 'Withdrawal, low priority',
    of: (to) =>
      notice(to, { content: fromTemplate('us-withdrawal', { scope: SCOPE, reasonCode: 'quality' }) }),
  },
  {
    name: 'safety-alert',
    what: 'Safety alert',
    of: (to) => notice(to, { content: { ...fromTemplate('us-food-1'), kind: 'safety_alert' } }),
  },
  { name: 'drill', what: 'Drill', of: (to) => notice(to, { content: fromTemplate('drill-us') }) },
  {
    name: 'drill-reminder',
    what: 'Reminder in a drill',
    of: (to) => notice(to, { purpose: 'reminder', content: fromTemplate('drill-us') }),
  },
  { name: 'reminder', what: 'Reminder', of: (to) => notice(to, { purpose: 'reminder' }) },
  { name: 'escalation', what: 'Escalation contact', of: (to) => notice(to, { purpose: 'escalation' }) },
  {
    name: 'extended',
    what: 'Scope extended',
    of: (to) => notice(to, { purpose: 'update', ...changed(SCOPE.slice(0, 1), SCOPE) }),
  },
  {
    name: 'later-stock',
    what: 'More stock arrived',
    of: (to) => notice(to, { purpose: 'update', openedBy: 'late_shipment' }),
  },
  {
    name: 'stand-down',
    what: 'Scope retracted',
    of: (to) => notice(to, { purpose: 'stand_down', ...changed(SCOPE, SCOPE.slice(1)) }),
  },
  { name: 'repeat', what: 'Sent a second time, in doubt', of: (to) => notice(to, { repeat: true }) },
  {
    name: 'longest',
    what: 'Long words, without a translation',
    of: (to) => notice(to, { content: longest() }),
  },
]

const SILENT = [
  { number: '0412', name: 'Lincoln Park', city: 'Chicago', phone: '+1 312 555 0142', acknowledged: false },
  { number: '0413', name: 'Wicker Park', city: 'Chicago', phone: null, acknowledged: true },
  {
    number: '0588',
    name: 'Old Town, corner of Division Street',
    city: null,
    phone: '+1 312 555 0177',
    acknowledged: false,
  },
]

const district = (language: Language, over: Partial<Parameters<typeof renderDistrictMail>[0]>) =>
  renderDistrictMail({
    language,
    number: 'R-2026-0007',
    title: `${PRODUCT} may contain Salmonella`,
    drill: false,
    district: 'Chicago North',
    call: false,
    stores: SILENT,
    link: 'https://recall.fairmeadow.example/recalls/1/stores',
    ...over,
  })

const mention = (language: Language, drill: boolean) =>
  renderMentionMail({
    language,
    by: 'Maria Gutiérrez',
    number: 'R-2026-0007',
    title: `${PRODUCT} may contain Salmonella`,
    drill,
    link: 'https://recall.fairmeadow.example/recalls/1/timeline',
  })

const account = (language: Language, kind: 'invitation' | 'password_reset') =>
  renderAccountMail({
    language,
    kind,
    name: 'Maria',
    link: 'https://recall.fairmeadow.example/invitation/Qw3rTy7uIoP9aSdFgHjKlZ',
  })

const STORE = { number: '0412', name: 'Lincoln Park' }
export const testMessage = (language: Language) => ({
  language,
  store: STORE,
  link: 'https://store.fairmeadow.example',
})

/** Every mail there is: to stores, to those who look after them, and to people with an account. */
export const MAILS: { name: string; what: string; of: (language: Language) => RenderedMail }[] = [
  ...NOTICES.map(({ name, what, of }) => ({ name, what, of: (to: Language) => RENDERERS.email(of(to)) })),
  { name: 'silent-stores', what: 'Stores without an answer', of: (to) => district(to, {}) },
  { name: 'call-stores', what: 'Stores to call', of: (to) => district(to, { call: true, drill: true }) },
  { name: 'unreached', what: 'Stores nobody could reach', of: (to) => district(to, { unreached: true }) },
  { name: 'mention', what: 'Mention in a comment', of: (to) => mention(to, false) },
  {
    name: 'test',
    what: '“Send me a test”',
    of: (to) => TEST_RENDERERS.email(testMessage(to)),
  },
  { name: 'invitation', what: 'Invitation', of: (to) => account(to, 'invitation') },
  { name: 'password', what: 'New password', of: (to) => account(to, 'password_reset') },
]

/** The cards of the others differ from these by a line. */
export const DRAWN_CARDS = ['urgent', 'drill', 'escalation', 'stand-down', 'longest']
