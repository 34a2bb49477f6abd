import { api } from '../support/api.ts'
import { codeVideo } from '../support/code-video.ts'
import { button, sendReport } from '../support/controls.ts'
import { createPerson, query } from '../support/database.ts'
import { filmingPhone } from '../support/filming-phone.ts'
import { expect, test } from '../support/fixtures.ts'
import { inbox, linkIn } from '../support/inbox.ts'
import { signIn, urlOf } from '../support/people.ts'
import { scopeOf, shipLots } from '../support/shipped.ts'

test('from the mail to what HQ has checked: two taps, a scan, a count, a photo, and the manager sees each step', async ({
  viewport,
  launchOptions,
  watch,
  browse,
}) => {
  test.setTimeout(60_000)
  const { gtin, stores } = await shipLots('A1')
  const [store] = stores
  if (!store) throw new Error('No store.')
  const since = await inbox.now()
  const recall = await api.issue({
    title: 'Oat drink may have gone off',
    priority: 'high',
    scope: scopeOf(gtin, 'A1'),
    target: { mode: 'shipped', storeNumbers: [] },
  })
  const link = linkIn(await inbox.waitFor(store.email, since))

  await using film = await codeVideo([{ kind: 'gs1datamatrix', text: `(01)${gtin}(10)A1(21)7` }], 1)
  await using filming = await filmingPhone({ launchOptions, viewport, watch }, film)
  const { page: phone } = filming
  const person = await createPerson({ role: 'store_associate', storeNumber: store.number })
  await signIn(phone, 'store', person)

  // The link in the mail is the first tap; whoever is signed in at the store is led to its task.
  await phone.goto(link)
  await button(phone, 'Acknowledge').click()
  await expect(phone.getByText(`Acknowledged by ${person.name}`)).toBeVisible()
  const task = phone.url()
  const step = (name: string) => phone.getByRole('listitem').filter({ hasText: name })
  await expect(step('Confirmed by HQ')).not.toContainText('not yet')

  const desk = await browse('manager')
  await desk.goto(`${urlOf('recall')}/recalls/${recall.id}/stores/${store.number}`)
  await expect(desk.getByText('Acknowledged').first()).toBeVisible()
  await expect(button(desk, 'Verify')).toBeHidden()

  await phone.getByRole('link', { name: 'Scan packs' }).click()
  await expect(phone.getByText(/^REMOVE$/).first()).toBeVisible({ timeout: 15_000 })
  await expect(phone.getByText('All scans are sent.')).toBeVisible({ timeout: 10_000 })
  await phone.goto(`${task}/report`)
  await expect(phone.getByText(/^Found in all: [1-9]/)).toBeVisible()
  await phone.getByLabel('Shelf', { exact: true }).fill('24')
  await phone.getByLabel('Set aside', { exact: true }).fill('24')
  await button(phone, 'Take a photo').click()
  await button(phone, 'Take the photo').click()
  await expect(phone.getByText('Taken live', { exact: true })).toHaveCount(1)
  await sendReport(phone)
  await expect(phone).toHaveURL(task)
  await expect(step('Confirmed by HQ')).not.toContainText('not yet')

  await desk.reload()
  await expect(desk.getByText('Live photo', { exact: true })).toBeVisible()
  await expect(desk.getByText('24 on the shelf').first()).toBeVisible()
  await button(desk, 'Verify').click()
  await button(desk.getByRole('dialog'), 'Verify').click()
  await expect(button(desk, 'Verify')).toHaveCount(0)
  await phone.reload()
  await expect(phone.getByText('HQ has checked your report')).toBeVisible()

  expect(await api.notices(recall.id)).toMatchObject([{ state: 'verified', acknowledgedBy: person.name }])
  const told = await query<{ action: string }>(
    `SELECT action FROM audit_leaf WHERE subject_type = 'notice' AND body::jsonb -> 'data' ->> 'recallId' = $1
       AND action <> 'notice.seen' ORDER BY sequence`,
    [recall.id],
  )
  expect(told.map(({ action }) => action).filter((action, i, all) => action !== all[i - 1])).toEqual([
    'notice.acknowledged',
    'notice.scanned',
    'notice.photographed',
    'notice.reported',
    'notice.verified',
  ])
})
