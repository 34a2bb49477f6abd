import type { Locator, Page } from '@playwright/test'

import { createPerson, type Person } from '#tests/e2e/support/database.ts'
import { expect, test } from '#tests/e2e/support/fixtures.ts'
import { PAGES, setScene, type PageToSee, type Scene } from '#tests/e2e/support/pages.ts'
import { urlOf, type DemoPerson } from '#tests/e2e/support/people.ts'
import { stack } from '#tests/e2e/support/stack.ts'
import { proved } from '#tests/support/proof.ts'
import { seeded } from '#tests/support/world-time.ts'

import { deedsOf, pressImpatiently, signedIn } from './impatience.ts'

// Every button of every page, pressed once, and then, on a page as it was before, two to seven times on one spot at
// 400 kbit/s and a quarter of the processor. The presses do what one would do, and nothing more: a dialog that opens under
// an impatient thumb is not agreed to, and what is done once is not done again.

const SEED = Number(process.env['SEED'] ?? 20_261_202)
const random = seeded(SEED)

const ROLES: Record<DemoPerson, Parameters<typeof createPerson>[0]['role']> = {
  manager: 'recall_manager',
  approver: 'approver',
  admin: 'admin',
  store: 'store_associate',
}

// npm test presses those of the page on which most hangs; npm run prove all.
const CHOSEN = proved(new Set(['task']), new Set(PAGES.map(({ name }) => name)))

type Round = { page: Page; person: Person; ground: () => Promise<Scene> }

const buttonsOf = (page: Page): Locator =>
  page.getByRole('main').getByRole('button', { disabled: false }).filter({ visible: true })

const nameOf = (target: Locator): Promise<string> =>
  target.evaluate((element) => element.getAttribute('aria-label') ?? element.textContent ?? '')

/** Whether the page's script has reached it: before, a press is a press on a picture. */
const isListening = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => Object.keys(element).some((key) => key.startsWith('__reactProps')))

/** Deeds of a page that is merely open, each at a moment of its own: no press did them. */
const OF_OPENING = new Set(['notice.seen'])

const deedsSince = async (
  person: Person,
  before: Record<string, number>,
): Promise<Record<string, number>> => {
  const now = await deedsOf(person)
  return Object.fromEntries(
    Object.entries(now)
      .map(([action, n]) => [action, n - (before[action] ?? 0)] as const)
      .filter(([action, n]) => n > 0 && !OF_OPENING.has(action)),
  )
}

/** What so many presses on a button of a page did that was just opened. */
const press = async ({ page, person, ground }: Round, seen: PageToSee, at: number, times: number) => {
  const { surface, path } = seen
  await page.goto(urlOf(surface) + (await path(await ground())))
  await expect(page.locator('h1')).toHaveCount(1)
  const target = buttonsOf(page).nth(at)
  if ((await target.count()) === 0) return null
  await expect.poll(() => isListening(target)).toBe(true)
  const name = await nameOf(target)
  const before = await deedsOf(person)
  await pressImpatiently(page, target, times)
  return { name, deeds: await deedsSince(person, before) }
}

const personFor = (who: DemoPerson): Promise<Person> =>
  createPerson({
    role: ROLES[who],
    ...(who === 'store' ? { storeNumber: stack().demo.store.number } : {}),
  })

for (const seen of PAGES.filter(({ who, name }) => who && CHOSEN.has(name)))
  test(`${seen.name}: no button does more when it is pressed again and again`, async ({ browse, watch }) => {
    test.setTimeout(900_000)
    watch.expects(/./)
    let scene: Promise<Scene> | null = null
    const ground = () => (scene ??= setScene())
    const wrong: unknown[] = []
    for (let at = 0; ; at += 1) {
      const person = await personFor(seen.who as DemoPerson)
      const open = async () => {
        const page = await signedIn(await browse(), seen.surface, person)
        if (seen.surface === 'recall') await page.setViewportSize({ width: 1440, height: 900 })
        return page
      }
      const first = { page: await open(), person, ground }
      const once = await press(first, seen, at, 1)
      await first.page.context().close()
      if (!once) break
      // What one press has changed stands in the way of the next: from the beginning.
      if (Object.keys(once.deeds).length > 0) scene = null
      const second = { page: await open(), person, ground }
      const times = 2 + Math.floor(random() * 6)
      const often = await press(second, seen, at, times)
      await second.page.context().close()
      if (!often) break
      if (Object.keys(often.deeds).length > 0) scene = null
      const more = Object.entries(often.deeds).filter(([action, n]) => n > (once.deeds[action] ?? 0))
      if (more.length > 0) wrong.push([once.name, often.name, times, once.deeds, often.deeds])
    }
    expect(wrong, `seed ${SEED}`).toEqual([])
  })
