import { gtin } from '#prisma/demo/builders.ts'

import { expectAccessible } from './support/axe.ts'
import { api, listed } from './support/api.ts'
import { button } from './support/controls.ts'
import { createPerson, query } from './support/database.ts'
import { expect, test } from './support/fixtures.ts'
import { signIn, urlOf } from './support/people.ts'
import { packFile } from './support/pictures.ts'

type Chosen = { name: string; mimeType: string; buffer: Buffer }

// The bytes go straight there; nothing else of a page may.
const TO_THE_BUCKET = /^third party: http:\/\/127\.0\.0\.1:\d+\/clearshelf-files\/incoming\//

const HINT = 'On the lid, in the red ring'

test('a manager shows where to look, and the store sees it', async ({
  managerPage: page,
  browse,
  visit,
  watch,
}) => {
  test.slow()
  watch.expects(TO_THE_BUCKET)
  const store = await api.createStore()
  const scope = [{ gtin: gtin(100), lots: ['L2641A'], complete: true, identificationHint: HINT }]
  const draft = await api.draft({ title: `Shown on ${store.number}`, scope, target: listed(store.number) })
  const savedPicture = async () => (await api.recall(draft.id)).scope[0]?.pictureId ?? null
  await visit(page, 'recall', `/recalls/${draft.id}/edit`)
  const group = page.getByRole('group', { name: /Picture showing where to look/ })
  const choose = async (file: Chosen) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      button(group, 'Choose picture').click(),
    ])
    await chooser.setFiles(file)
  }

  await test.step('what is no picture is refused at its place, and nothing is changed', async () => {
    await choose({
      name: 'lid.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('%PDF-1.7 in disguise'),
    })
    await expect(group.getByRole('alert')).toHaveText('This isn’t a JPEG, despite its name.')
    await choose({ name: 'a.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') })
    await expect(group.getByRole('alert')).toHaveText('Pictures must be JPEG, PNG or WebP.')
    await expectAccessible(page)
  })

  await test.step('a picture is seen as the stores will see it, and saved with the draft', async () => {
    await choose(await packFile())
    await expect(group.getByRole('img')).toBeVisible()
    await expect(group.getByRole('alert')).toHaveCount(0)
    await expect(page.getByText(/^Saved \d/)).toBeVisible()
    await expect.poll(savedPicture).not.toBeNull()
    await page.reload()
    await expect(group.getByRole('img')).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('it is taken out and put in again by the keyboard', async () => {
    await button(group, 'Remove picture').press('Enter')
    await expect(group.getByRole('img')).toHaveCount(0)
    // Until this is saved, the draft still has the first picture, and that is not the one waited for.
    await expect.poll(savedPicture).toBeNull()
    await choose(await packFile('again.jpg'))
    await expect(group.getByRole('img')).toBeVisible()
    await expect.poll(savedPicture).not.toBeNull()
  })

  await api.releaseVersion(draft)
  await page.goto(`${urlOf('recall')}/recalls/${draft.id}`)
  const person = await createPerson({ role: 'store_associate', storeNumber: store.number })
  const inStore = await browse()
  await signIn(inStore, 'store', person)
  await inStore.getByRole('link', { name: draft.title }).click()
  const shown = inStore.getByRole('img', { name: HINT })
  await expect(shown).toBeVisible()
  await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1200)
  await expectAccessible(inStore)
})

test(
  'files go with a comment, which waits for them, and are found again',
  { tag: '@prove' },
  async ({ managerPage: page, approverPage, watch }) => {
    watch.expects(TO_THE_BUCKET)
    const recall = await api.draft({ title: 'With papers' })
    await page.goto(`${urlOf('recall')}/recalls/${recall.id}/timeline`)
    const choose = async (...files: Chosen[]) => {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        button(page, 'Attach files').click(),
      ])
      await chooser.setFiles(files)
    }
    const chosen = page.getByRole('list', { name: 'Selected files' })

    await choose(
      { name: 'result.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF') },
      { name: 'stores.csv', mimeType: 'application/vnd.ms-excel', buffer: Buffer.from('store,lot\n1,A\n') },
      { name: 'broken.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') },
      { name: 'wrong.txt', mimeType: 'text/plain', buffer: Buffer.from('taken back') },
    )
    await expect(chosen.getByRole('status')).toHaveCount(3)
    await expect(chosen.getByRole('alert')).toHaveText('This isn’t a PNG, despite its name.')
    await expectAccessible(page)
    await button(chosen, 'Remove wrong.txt').click()
    await button(chosen, 'Remove broken.png').click()
    await expect(chosen.getByRole('listitem')).toHaveCount(2)

    await page.getByLabel('Comment', { exact: true }).fill('The laboratory has answered.')
    await button(page, 'Comment').click()
    await expect(page.getByText('Comment posted.')).toBeVisible()
    await expect(chosen).toHaveCount(0)
    await expect
      .poll(() => query('SELECT name FROM attachment WHERE recall_id = $1 ORDER BY name', [recall.id]))
      .toEqual([{ name: 'broken.png' }, { name: 'result.pdf' }, { name: 'stores.csv' }])

    await approverPage.goto(`${urlOf('recall')}/recalls/${recall.id}/timeline`)
    const said = approverPage.getByRole('listitem').filter({ hasText: 'The laboratory has answered.' })
    await expect(said).toContainText('result.pdf PDF, 14 bytes')
    const [download] = await Promise.all([
      approverPage.waitForEvent('download'),
      said.getByRole('link', { name: 'stores.csv' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('stores.csv')
    await approverPage.getByText('Files (2)').click()
    await expectAccessible(approverPage)
  },
)
