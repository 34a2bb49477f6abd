import { createPerson } from '#tests/e2e/support/database.ts'
import { expect, test } from '#tests/e2e/support/fixtures.ts'
import { tellStore } from '#tests/e2e/support/notices.ts'
import { urlOf } from '#tests/e2e/support/people.ts'
import { sessionCookie } from '#tests/e2e/support/session.ts'

test('a label and a sign are printed by people of that store, and by nobody else', async () => {
  const [{ store, noticeId }, other] = [await tellStore(), await tellStore()]
  const ours = await createPerson({ role: 'store_associate', storeNumber: store.number })
  const theirs = await createPerson({ role: 'store_associate', storeNumber: other.store.number })
  const [own, foreign] = [await sessionCookie('store', ours), await sessionCookie('store', theirs)]
  for (const sheet of ['label', 'sign']) {
    const get = (id: string, cookie = '') =>
      fetch(`${urlOf('store')}/tasks/${id}/${sheet}.pdf`, { headers: { cookie } })
    const printed = await get(noticeId, own)
    expect([printed.status, printed.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect((await printed.text()).slice(0, 5)).toBe('%PDF-')
    expect((await get(noticeId)).status).toBe(401)
    expect((await get(noticeId, foreign)).status).toBe(404)
    expect((await get('garbage', own)).status).toBe(404)
  }
})

test('a label and a sign say the recall in the language of whoever prints them', async () => {
  const es = { title: 'La bebida puede contener vidrio', hazard: 'Corta.', instructions: 'Quite todo.' }
  const { store, noticeId } = await tellStore({ translations: { es } })
  const reader = await createPerson({ role: 'store_associate', storeNumber: store.number, language: 'es' })
  const cookie = await sessionCookie('store', reader)
  for (const sheet of ['label', 'sign']) {
    const printed = await fetch(`${urlOf('store')}/tasks/${noticeId}/${sheet}.pdf`, { headers: { cookie } })
    expect(await printed.text()).toMatch(/\(NO VENDER: R-[\d-]+ {2}La bebida puede contener vidrio\)/)
  }
})
