import { api } from './support/api.ts'
import { button } from './support/controls.ts'
import { createPerson } from './support/database.ts'
import { expect, test } from './support/fixtures.ts'
import { urlOf } from './support/people.ts'
import { sessionCookie } from './support/session.ts'

for (const [surface, role, home] of [
  ['recall', 'recall_manager', '/recalls'],
  ['store', 'store_associate', '/inbox'],
] as const)
  test(`Sign out that is pressed before the page is alive ends the session, ${surface}`, async ({
    browser,
    watch,
  }) => {
    const storeNumber = surface === 'store' ? (await api.createStore()).number : undefined
    const person = await createPerson({ role, ...(storeNumber ? { storeNumber } : {}) })
    const [name = '', value = ''] = (await sessionCookie(surface, person)).split(/=(.*)/s)
    const context = await browser.newContext({ javaScriptEnabled: false })
    watch.on(context)
    await context.addCookies([{ name, value, url: urlOf(surface) }])
    const page = await context.newPage()
    await page.goto(urlOf(surface) + home)
    await page.getByRole('button', { name: /^Account: / }).click()
    await button(page, 'Sign out').click()
    await expect(page).toHaveURL(/sign-in/)
    const again = await fetch(urlOf(surface) + home, {
      headers: { cookie: `${name}=${value}` },
      redirect: 'manual',
    })
    expect(again.headers.get('location')).toContain('/sign-in')
    await context.close()
  })
