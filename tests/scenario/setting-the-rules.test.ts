import { expect, test } from 'vitest'

import { ContactRulesForm, PolicyForm } from '#lib/contracts/forms/delivery.ts'
import { ScannerForm } from '#lib/contracts/forms/scanner.ts'
import { parseInput } from '#lib/contracts/parse-input.ts'
import { hours, minutes } from '#lib/domain/duration.ts'
import { setContactRules } from '#lib/use-cases/catalog/set-contact-rules.ts'
import { scanDesk, scanRevision } from '#lib/queries/notice/scan-desk.ts'
import { savePolicy } from '#lib/use-cases/delivery/save-policy.ts'
import { saveKnowledgeLimits } from '#lib/use-cases/notice/save-knowledge-limits.ts'
import { createWorld } from '#tests/support/world.ts'

const policy = { quiet: 'opening_hours', perContact: 5, smsLimit: 9950 } as const

test('an administrator says how messages are sent, a manager reads it', async () => {
  await using world = await createWorld()
  expect(await savePolicy(world.web)(await world.manager.atWork(), policy)).toMatchObject({
    ok: false,
    rejection: { code: 'FORBIDDEN' },
  })
  const admin = await world.admin.atWork()
  expect(await savePolicy(world.web)(admin, policy)).toEqual({ ok: true, value: null })
  expect(await savePolicy(world.web)(admin, { ...policy, smsLimit: null })).toEqual({ ok: true, value: null })
  expect(await world.truth.rows('SELECT quiet, per_contact, sms_limit FROM delivery_policy')).toEqual([
    { quiet: 'opening_hours', per_contact: 5, sms_limit: null },
  ])
})

test('a contact of one’s own store is given rules, one of another retailer is not', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const contact = { channel: 'email', kind: 'on_duty', address: store.onDuty.address } as const
  const rules = { quiet: { from: '22:00', to: '06:00' }, leastPriority: 'medium' } as const
  const input = { number: store.number, contact, rules }
  expect(await setContactRules(world.web)(await world.manager.atWork(), input)).toEqual({
    ok: true,
    value: null,
  })
  expect(await setContactRules(world.web)(await world.approver.atWork(), input)).toMatchObject({
    ok: false,
    rejection: { code: 'FORBIDDEN' },
  })
  const neighbour = await world.neighbour()
  expect(await setContactRules(world.web)(await neighbour.manager.atWork(), input)).toMatchObject({
    ok: false,
    rejection: { code: 'CATALOG_REFUSED' },
  })
  expect(
    await world.truth.rows(
      'SELECT quiet_from AS "from", quiet_to AS "to", least_priority AS least FROM contact',
    ),
  ).toEqual([{ from: '22:00', to: '06:00', least: 'medium' }])
})

test('what is wrong is said at its field', () => {
  const paths = (parsed: ReturnType<typeof parseInput>) =>
    parsed.success ? [] : parsed.errors.map(({ path }) => path)
  expect(paths(parseInput(PolicyForm, { quiet: 'none', perContact: '0', smsLimit: 'much' }))).toEqual([
    'perContact',
    'smsLimit',
  ])
  expect(parseInput(PolicyForm, { quiet: 'none', perContact: '3', smsLimit: '99.5' })).toMatchObject({
    data: { perContact: 3, smsLimit: 9950 },
  })
  const contact = { number: '0001', channel: 'email', kind: 'on_duty', address: 'x', leastPriority: 'low' }
  expect(paths(parseInput(ContactRulesForm, { ...contact, quietFrom: '22:00', quietTo: '' }))).toEqual([
    'quietTo',
  ])
  expect(paths(parseInput(ContactRulesForm, { ...contact, quietFrom: '22:00', quietTo: '22:00' }))).toEqual([
    'quietTo',
  ])
  expect(paths(parseInput(ContactRulesForm, { ...contact, quietFrom: '25:00', quietTo: '22:00' }))).toEqual([
    'quietFrom',
  ])
})

test('a phone that scans hears how long it may say NOT RECALLED as soon as a manager changes it', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const recall = await world.issueRecall({ shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  const { id: noticeId } = await store.noticeOf(recall)
  const associate = await store.manager.atWork()
  const known = () => scanDesk(world.db.web, associate, { noticeId, now: world.clock.now(), language: 'en' })
  const revision = () => scanRevision(world.db.web, associate, { noticeId })
  const before = await revision()
  expect(await known()).toMatchObject({ value: { limits: { any: hours(24), urgent: hours(1) } } })
  const limits = { anyMinutes: 240, urgentMinutes: 15 }
  expect(await saveKnowledgeLimits(world.web)(associate, limits)).toMatchObject({
    ok: false,
    rejection: { code: 'FORBIDDEN' },
  })
  expect(await revision()).toEqual(before)
  expect(await saveKnowledgeLimits(world.web)(await world.manager.atWork(), limits)).toMatchObject({
    ok: true,
  })
  expect(await revision()).not.toEqual(before)
  expect(await known()).toMatchObject({ value: { limits: { any: hours(4), urgent: minutes(15) } } })
})

test('scanner limits out of range are refused at their field', () => {
  const refused = (anyMinutes: string, urgentMinutes: string) => {
    const units = { 'anyMinutes.unit': 'hours', 'urgentMinutes.unit': 'hours' }
    const parsed = parseInput(ScannerForm, { ...units, anyMinutes, urgentMinutes })
    return parsed.success ? [] : parsed.errors.map(({ path }) => path)
  }
  expect(refused('24', '1')).toEqual([])
  expect(refused('169', '0')).toEqual(['anyMinutes', 'urgentMinutes'])
  expect(refused('1.5', '1')).toEqual(['anyMinutes'])
  expect(refused('1', '2')).toEqual(['urgentMinutes'])
})
