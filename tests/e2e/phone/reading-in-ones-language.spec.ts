import type { Page } from '@playwright/test'

import { api } from '../support/api.ts'
import { button } from '../support/controls.ts'
import { createPerson, query } from '../support/database.ts'
import { expect, test } from '../support/fixtures.ts'
import { inbox, linkIn } from '../support/inbox.ts'
import { signIn, urlOf } from '../support/people.ts'
import { scopeOf, shipLots } from '../support/shipped.ts'

const EN = {
  title: 'Oat drink may contain glass',
  hazard: 'Glass can cut the mouth and throat.',
  instructions: 'Remove every carton.\nPut them in the back room.',
}
const ES = {
  title: 'La bebida de avena puede contener vidrio',
  hazard: 'El vidrio puede cortar la boca y la garganta.',
  instructions: 'Quite todos los cartones.\nPóngalos en la trastienda.',
}

/** A recall whose texts are approved in Spanish, and not in French. */
const tellInSpanish = async () => {
  const { gtin, stores } = await shipLots('A1')
  const [store] = stores
  if (!store) throw new Error('No store.')
  const since = await inbox.now()
  const target = { mode: 'shipped' as const, storeNumbers: [] }
  const recall = await api.issue({ ...EN, translations: { es: ES }, scope: scopeOf(gtin, 'A1'), target })
  const link = linkIn(await inbox.waitFor(store.email, since))
  const [row] = await query<{ id: string }>('SELECT id FROM notice WHERE recall_id = $1', [recall.id])
  return { gtin, store, recall, link, task: `${urlOf('store')}/tasks/${row?.id ?? ''}` }
}

const languageOf = (page: Page, text: string) =>
  page
    .getByText(text)
    .first()
    .evaluate((element) => element.closest('[lang]')?.getAttribute('lang'))

const signInReading = async (page: Page, language: string, storeNumber: string) => {
  const person = await createPerson({ role: 'store_associate', storeNumber, language })
  await signIn(page, 'store', person)
  return person
}

test('somebody who reads Spanish reads the recall in Spanish from the inbox to the report', async ({
  browse,
  visit,
}) => {
  const { gtin, store, task } = await tellInSpanish()
  const page = await browse()
  await signInReading(page, 'es', store.number)
  await page.getByRole('region', { name: 'Por hacer' }).getByRole('link', { name: ES.title }).click()
  await expect(page.getByRole('heading', { name: ES.title })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Peligro' })).toContainText(ES.hazard)
  const todo = page.getByRole('region', { name: 'Qué hacer' }).getByRole('listitem')
  await expect(todo).toHaveText(['Quite todos los cartones.', 'Póngalos en la trastienda.'])
  await expect(page).toHaveTitle(new RegExp(ES.title))
  await expect(page.getByText(/Oat drink may|Glass can cut|every carton/)).toHaveCount(0)
  expect(await languageOf(page, ES.hazard)).toBe('es')
  // Nobody translates where to look on the pack.
  expect(await languageOf(page, 'On the cap')).toBe('en')

  await button(page, 'Confirmar recepción').click()
  await expect(page.getByText('Confirmar no es quitar')).toBeVisible()
  for (const further of ['report', 'scan']) {
    await visit(page, 'store', `${new URL(task).pathname}/${further}`)
    await expect(page.getByText(ES.title)).toBeVisible()
  }

  // A pack of this recall before the scanner of another one.
  const other = await api.issue({
    title: 'Granola may contain metal',
    target: { mode: 'listed', storeNumbers: [store.number] },
  })
  await expect.poll(async () => (await api.notices(other.id)).length).toBe(1)
  const [row] = await query<{ id: string }>('SELECT id FROM notice WHERE recall_id = $1', [other.id])
  await page.goto(`${urlOf('store')}/tasks/${row?.id}/scan`)
  expect(await languageOf(page, other.title)).toBe('en')
  await page.getByLabel('Número debajo del código de barras').fill(gtin)
  await page.getByLabel('Lote').fill('A1')
  await button(page, 'Revisar este envase').click()
  await expect(page.getByText('por otro retiro')).toContainText(ES.title)
})

test('where nobody has approved French, the recall is English on a French page, and marked so for a screen reader', async ({
  browse,
}) => {
  const { store, task } = await tellInSpanish()
  const page = await browse()
  await signInReading(page, 'fr', store.number)
  expect(await languageOf(page, EN.title)).toBe('en')
  await page.goto(task)
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  for (const text of [EN.title, EN.hazard, 'Put them in the back room.'])
    expect(await languageOf(page, text)).toBe('en')
})

test.describe('in a browser that reads Spanish', () => {
  test.use({ locale: 'es-MX' })

  test(
    'the page and the sheet behind the link of a mail are in Spanish',
    { tag: '@prove' },
    async ({ browse, visit }) => {
      const { link } = await tellInSpanish()
      const page = await browse()
      for (const further of ['', '/sheet']) {
        await visit(page, 'store', new URL(link).pathname + further)
        await expect(page.getByRole('heading', { name: ES.title })).toBeVisible()
        await expect(page.getByText(ES.hazard)).toBeVisible()
        expect(await languageOf(page, 'On the cap')).toBe('en')
      }
    },
  )
})

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow' })

  test(
    'whoever has just chosen Spanish finds no page that was kept in English',
    { tag: '@prove' },
    async ({ browse, watch }) => {
      watch.expects(/ERR_INTERNET_DISCONNECTED|Failed to fetch/)
      const { store, task } = await tellInSpanish()
      const page = await browse()
      await signInReading(page, 'en', store.number)
      const keptIn = (language: string) =>
        expect
          .poll(
            () =>
              page.evaluate(
                async (path) =>
                  (await (await caches.match(path))?.text())?.match(/<html[^>]* lang="(\w+)"/)?.[1],
                new URL(task).pathname,
              ),
            { timeout: 20_000 },
          )
          .toBe(language)
      await keptIn('en')
      await page.goto(`${urlOf('store')}/profile`)
      await page.getByLabel('Language').selectOption('es')
      await button(page, 'Save').first().click()
      await expect(page.getByRole('heading', { name: 'Perfil' })).toBeVisible()
      await keptIn('es')
    },
  )
})
