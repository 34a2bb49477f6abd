import { api, call, listed } from '#tests/e2e/support/api.ts'
import { createKey, createPerson } from '#tests/e2e/support/database.ts'
import { expect, test } from '#tests/e2e/support/fixtures.ts'
import { scopeOf, shipLots } from '#tests/e2e/support/shipped.ts'
import { stack } from '#tests/e2e/support/stack.ts'

import { expectProblem } from './problem.ts'

// A till, a robot or a partner asks whether a pack is recalled.

type Said = {
  verdict: string
  why: string
  gtin: string | null
  lot: string | null
  recalls: { number: string }[]
  nearestLots: string[]
}

const ask = async (query: Record<string, string>, key?: string) => {
  const answer = await call<Said>('GET', `/verdict?${new URLSearchParams(query)}`, key ? { key } : {})
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}
const word = async (query: Record<string, string>) => {
  const { verdict, why } = await ask(query)
  return `${verdict} ${why}`
}

/** A product that no other test touches, recalled at the store that was shipped one of two lots; the other lot is not recalled. */
const recalledProduct = async () => {
  const { gtin: own, stores } = await shipLots('L24A7', 'QQ9871')
  const [store] = stores
  if (!store) throw new Error('a store')
  const scope = scopeOf(own, 'L24A7', '12345')
  const recall = await api.issue({ scope, target: listed(store.number) })
  // The worker tells the store in a moment.
  await expect.poll(async () => (await api.notices(recall.id)).length, { timeout: 15_000 }).toBe(1)
  return { gtin: own, store, recall }
}

test('a till hears REMOVE of a recalled lot however it is scanned or typed, and by which recall', async () => {
  const { gtin: own, recall } = await recalledProduct()
  const ways: Record<string, string>[] = [
    { code: `]C101${own}10L24A7` },
    { code: `01${own}10L24A7\u001d21A1` },
    { code: `426724\u001d01${own}10L24A7` },
    { code: `(01)${own}(10)l24a7` },
    { code: `id.gs1.org/01/${own}/10/L24A7` },
    { code: own.replace(/^0+/, ''), lot: 'LOT 12345' },
    { gtin: own, lot: '12345 EXP 12/27' },
  ]
  for (const query of ways)
    expect(await ask(query), JSON.stringify(query)).toMatchObject({
      verdict: 'remove',
      why: 'in_scope',
      gtin: own,
      recalls: [{ number: recall.number, version: 1 }],
    })
})

test('a partner hears NOT RECALLED of a typed lot only if it was shipped and is like no recalled one', async () => {
  const { gtin: own, recall, store } = await recalledProduct()
  expect(await word({ gtin: own, lot: 'qq-9871' })).toBe('not_recalled other_lot')
  expect(await word({ gtin: own, lot: 'L24A8' })).toBe('check lot_near_recalled')
  expect(await word({ gtin: own, lot: '?' })).toBe('check lot_not_read')
  expect(await word({ gtin: own, lot: 'ZZ99999' })).toBe('check lot_not_shipped')
  expect(await ask({ gtin: own, lot: 'I2345' })).toMatchObject({
    verdict: 'check',
    nearestLots: ['12345', 'L24A7'],
  })
  // What a code says is exempt: no thumb was in it.
  expect(await word({ code: `]d201${own}10L24A8` })).toBe('not_recalled other_lot')
  const against = await ask({ code: `]d201${own}10L24A8`, store: store.number })
  expect(against.recalls.map(({ number }) => number)).toContain(recall.number)
})

test('what is said of one pack in two ways is not ruled out by one of them', async () => {
  const { gtin: own } = await recalledProduct()
  const [other] = [(await shipLots('QQ9871')).gtin]
  // A lot in the code and the recalled one typed beside it.
  expect(await word({ code: `]C101${own}10QQ9871`, lot: 'L24A7' })).toBe('check several_readings')
  expect(await word({ code: `]C101${own}10QQ9871`, lot: 'L24A8' })).toMatch(/^check /)
  expect(await word({ code: `]C101${own}10QQ9871`, lot: 'qq-9871' })).toBe('not_recalled other_lot')
  // A code and a number of two products; its own number and that of its contents.
  expect(await word({ code: other, gtin: own, lot: 'L24A7' })).toBe('remove in_scope')
  expect(await word({ code: `]C101${other}10QQ9871`, gtin: own })).toMatch(/^check /)
  expect(await word({ code: `(01)${other}(02)${own}(37)5(10)L24A7` })).toBe('check not_read')
})

test('a product number that a person typed is not ruled out if one slip makes it a recalled one', async () => {
  const { gtin: own } = await recalledProduct()
  const digits = own.replace(/^0+/, '').split('')
  const checked = (text: string[]): string => {
    const body = text.slice(0, -1)
    const sum = body.toReversed().reduce((all, digit, at) => all + Number(digit) * (at % 2 === 0 ? 3 : 1), 0)
    return [...body, String((10 - (sum % 10)) % 10)].join('')
  }
  // Two that stand side by side and differ by five change places, and the check digit does not notice.
  const swaps = digits.flatMap((digit, at) => {
    const next = digits[at + 1]
    if (next === undefined || digit === next) return []
    const swapped = digits.with(at, next).with(at + 1, digit)
    return swapped.join('') === checked(swapped) ? [swapped.join('')] : []
  })
  for (const slip of swaps) expect(await word({ gtin: slip, lot: 'L24A7' }), slip).toMatch(/^(check|remove) /)
  const missing = [...digits, '0'].join('').slice(1)
  expect(await word({ gtin: checked(missing.split('')), lot: 'ZZ99999' })).toMatch(/^(check|not_recalled) /)
})

test('a robot hears CHECK of whatever cannot be read, and a fault only if it asks nothing', async () => {
  const { gtin: own } = await recalledProduct()
  const cases = [
    [{ code: own }, 'check lot_not_read'],
    [{ code: '(00)006141410000000012' }, 'check pallet'],
    [{ code: 'PROMO-77' }, 'check internal'],
    [{ code: 'https://example.com/menu' }, 'check link'],
    [{ code: `(01)${own}(17)260230` }, 'check not_read'],
    [{ code: '\0' }, 'check internal'],
    [{ gtin: `${own.slice(0, 13)}${(Number(own[13]) + 1) % 10}` }, 'check check_digit'],
    [{ gtin: own, lot: 'A\0B' }, 'check lot_not_read'],
    [{ code: 'x'.repeat(4000) }, 'check internal'],
  ] as const
  for (const [query, said] of cases) expect(await word(query), JSON.stringify(query).slice(0, 100)).toBe(said)
  for (const query of ['', '?code=', '?code=%20%20', '?lot=A1', '?gtin='])
    expectProblem(await call('GET', `/verdict${query}`), 422, 'VALIDATION_FAILED')
})

test('a store is asked for by its number, and a key needs catalog:read', async () => {
  const { gtin: own, store } = await recalledProduct()
  const other = await api.createStore()
  expect(await word({ code: `]C101${own}10L24A7`, store: store.number })).toBe('remove in_scope')
  // Recalled at another store: a pack that came from there is not passed here.
  expect(await word({ code: `]C101${own}10L24A7`, store: other.number })).toBe('remove in_scope')
  expectProblem(await call('GET', `/verdict?gtin=${own}&store=none`), 404, 'STORE_NOT_FOUND')
  const person = await createPerson({ role: 'recall_manager' })
  const [reader, writer, neither] = await Promise.all([
    createKey({ person, scopes: ['catalog:read'] }),
    createKey({ person, scopes: ['catalog:write'] }),
    createKey({ person, scopes: ['recalls:read'] }),
  ])
  for (const key of [reader, writer])
    expect(await ask({ gtin: own }, key)).toMatchObject({ verdict: 'check' })
  expectProblem(await call('GET', `/verdict?gtin=${own}`, { key: neither }), 403, 'FORBIDDEN')
  const { otherTenant } = stack().demo
  expect(await ask({ code: `]C101${own}10L24A7` }, otherTenant.apiKey)).toMatchObject({
    verdict: 'not_recalled',
    recalls: [],
  })
})

test('a lot that an address cut at its slash rules nothing out, and neither does one of two numbers', async () => {
  const { gtin: own, stores } = await shipLots('L24A7', 'QQ9871')
  const [store] = stores
  if (!store) throw new Error('a store')
  const recall = await api.issue({ scope: scopeOf(own, 'SB-5/1'), target: listed(store.number) })
  await expect.poll(async () => (await api.notices(recall.id)).length, { timeout: 15_000 }).toBe(1)
  const link = `https://id.gs1.org/01/${own}/10/`
  expect(await word({ code: `${link}SB-5%2F1` })).toBe('remove in_scope')
  expect(await word({ code: `${link}SB-5/1` })).toBe('check several_readings')
  expect(await word({ code: `${link}SB-5%252F1` })).toBe('check several_readings')
  expect(await word({ code: `${link}SB-5/1/01/04006381333931` })).toBe('check several_readings')
  const twice = await call('GET', `/verdict?gtin=${own}&gtin=04006381333931&lot=SB-5/1`)
  expectProblem(twice, 422, 'VALIDATION_FAILED')
})
