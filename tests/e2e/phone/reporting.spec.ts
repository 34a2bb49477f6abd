import type { Page } from '@playwright/test'

import { proved } from '#tests/support/proof.ts'

import { api } from '../support/api.ts'
import { button, sendReport } from '../support/controls.ts'
import { query } from '../support/database.ts'
import { expect, test } from '../support/fixtures.ts'
import { urlOf } from '../support/people.ts'
import { atTask } from '../support/task.ts'

const reportsOf = (noticeId: string) =>
  query<{ note: string | null; found: number }>(
    `SELECT r.note, l.found FROM response r JOIN response_line l ON l.response_id = r.id
     WHERE r.notice_id = $1 AND r.kind = 'removed' ORDER BY r.at`,
    [noticeId],
  )

/** 400 kbit/s with the latency of a cold room, and a processor that is four times as slow. */
const slowDown = async (page: Page) => {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: 50_000,
    uploadThroughput: 50_000,
  })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
}

/** As a thumb does it that sees nothing happen: at one spot, again and again. */
const tap = async (page: Page, at: { x: number; y: number }, times: number, everyMs: number) => {
  for (let i = 0; i < times; i += 1) {
    await page.mouse.click(at.x, at.y)
    await page.waitForTimeout(everyMs)
  }
}

const middleOf = async (page: Page, name: string, role: 'button' | 'link' = 'button') => {
  const box = await page.getByRole(role, { name, exact: true }).boundingBox()
  if (!box) throw new Error(`${name} is not in sight.`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

const RHYTHMS = proved(
  [[3, 300]] as const,
  [
    [2, 150],
    [3, 300],
    [5, 400],
    [7, 600],
  ] as const,
)

test('two to seven impatient taps on Start report at a slow line file nothing, and neither do as many on Review', async ({
  browse,
}) => {
  test.slow()
  const page = await browse()
  const { noticeId, task } = await atTask(page)
  await slowDown(page)
  for (const [times, everyMs] of RHYTHMS) {
    await page.goto(task)
    await expect(page.getByRole('link', { name: 'Start report' })).toBeVisible()
    await tap(page, await middleOf(page, 'Start report', 'link'), times, everyMs)
    await expect(button(page, 'Review')).toBeVisible({ timeout: 20_000 })
    await button(page, 'Review').scrollIntoViewIfNeeded()
    await tap(page, await middleOf(page, 'Review'), times, everyMs)
    await expect(page.getByText('You received 24. Where are they?')).toBeVisible()
    // Nor does Send report take what is tapped where it appears, until somebody has answered.
    await tap(page, await middleOf(page, 'Send report'), times, 150)
    expect(await reportsOf(noticeId)).toEqual([])
  }
})

test('the pause before Send report takes no press that began before it, and a report that is pressed seven times is one', async ({
  browse,
}) => {
  const page = await browse()
  const { noticeId, task } = await atTask(page)
  await page.goto(`${task}/report`)
  await page.getByLabel('Shelf', { exact: true }).fill('24')
  await button(page, 'All set aside (+24)').click()
  await button(page, 'Review').click()
  const send = button(page, 'Send report')
  await expect(send).toHaveAttribute('aria-disabled', 'true')
  const at = await middleOf(page, 'Send report')
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  await expect(send).toHaveAttribute('aria-disabled', 'false')
  await page.mouse.up()
  await expect(page.getByText('Found 24 of 24. Unaccounted for: 0').last()).toBeVisible()
  expect(await reportsOf(noticeId)).toEqual([])
  await tap(page, at, 7, 60)
  await expect(page).toHaveURL(task)
  await expect.poll(() => reportsOf(noticeId)).toHaveLength(1)
})

test('whoever found none of 24 says where they are; whoever still looks sends nothing and keeps the counts', async ({
  browse,
}) => {
  const page = await browse()
  const { noticeId, task } = await atTask(page)
  await page.goto(`${task}/report`)
  await button(page, 'None of this lot: Lot A1').click()
  await button(page, 'Review').click()
  await button(page, 'Send report').click()
  await expect(page.getByText('Say where they are.')).toBeVisible()
  await page.getByLabel('I’m still looking').check()
  await expect(page.getByText('Nothing is sent yet')).toBeVisible()
  await expect(button(page, 'Send report')).toHaveCount(0)
  await page.getByLabel('They never arrived').check()
  await button(page, 'Send report').click()
  await expect(page).toHaveURL(task)
  await expect
    .poll(() => reportsOf(noticeId))
    .toEqual([{ note: 'What was not found: Never arrived at the store.', found: 0 }])
})

test('a report that was sent by accident is undone in one press, and the store and the desk see it', async ({
  browse,
}) => {
  const page = await browse()
  const { recall, store, person, task } = await atTask(page)
  await button(page, 'Acknowledge').click()
  await expect(page.getByText(`Acknowledged by ${person.name}`)).toBeVisible()
  await page.goto(`${task}/report`)
  await page.getByLabel('Shelf', { exact: true }).fill('24')
  await sendReport(page)
  await expect(page.getByText('By your count, 24 units are still on sale')).toBeVisible()
  await button(page, 'Undo report').click()
  await expect(page.getByText(`Report undone by ${person.name}`)).toBeVisible()
  await expect(button(page, 'Undo report')).toHaveCount(0)
  expect(await api.notices(recall.id)).toMatchObject([{ state: 'acknowledged', reportedAt: null }])
  const desk = await browse('manager')
  await desk.goto(`${urlOf('recall')}/recalls/${recall.id}/stores/${store.number}`)
  await expect(desk.getByText(/^Undone by/)).toBeVisible()
  await expect(desk.getByText('Report undone')).toBeVisible()
  await page.goto(`${task}/report`)
  await expect(page.getByText(/was undone/)).toBeVisible()
  await expect(page.getByLabel('Shelf', { exact: true })).toHaveValue('24')
})

test('what was found and sold of a lot is more than came: nobody reads that nothing is unaccounted for', async ({
  browse,
}) => {
  const page = await browse()
  const { task } = await atTask(page)
  await page.goto(`${task}/report`)
  await page.getByLabel('Shelf', { exact: true }).fill('24')
  await page.getByLabel('Sold, if you know').fill('13')
  await button(page, 'All set aside (+24)').click()
  await expect(page.getByText('13 more than were shipped')).toBeVisible()
  await button(page, 'Review').click()
  await expect(page.getByText('Found 24 of 24. Check the numbers: 13 too many').last()).toBeVisible()
  await expect(page.getByText(/Unaccounted for/)).toHaveCount(0)
})

test(
  'a digit that is typed over a zero is that digit, and not ten times as many',
  { tag: '@prove' },
  async ({ browse }) => {
    const page = await browse()
    const { task } = await atTask(page)
    await page.goto(`${task}/report`)
    for (const name of ['Shelf', 'Back room']) {
      const field = page.getByLabel(name, { exact: true })
      await (name === 'Shelf' ? field.click() : field.tap())
      await page.keyboard.type('5')
      await expect(field).toHaveValue('5')
    }
    await expect(page.getByText('Found in all: 10')).toBeVisible()
  },
)

test('12,5 is refused and never becomes 125', { tag: '@prove' }, async ({ browse }) => {
  const page = await browse()
  const { task } = await atTask(page)
  await page.goto(`${task}/report`)
  await page.getByLabel('Shelf', { exact: true }).fill('12,5')
  await expect(page.getByText('Found in all: 0')).toBeVisible()
  await button(page, 'Review').click()
  await expect(page.getByText('Whole numbers only: no periods, no commas.')).toBeVisible()
  await page.getByLabel('Shelf', { exact: true }).fill('12')
  await page.getByLabel('Sold, if you know').fill('3.5')
  // Folded away, it would be gone, and nobody would know.
  await page.getByRole('button', { name: /^Close:/ }).click()
  await button(page, 'Review').click()
  await expect(page.getByText('Whole numbers only: no periods, no commas.').first()).toBeVisible()
  await expect(button(page, 'Send report')).toHaveCount(0)
})

test(
  'the answer to “Where are they?” is asked anew after other counts',
  { tag: '@prove' },
  async ({ browse }) => {
    const page = await browse()
    const { noticeId, task } = await atTask(page)
    await page.goto(`${task}/report`)
    await button(page, 'None of this lot: Lot A1').click()
    await button(page, 'Review').click()
    await page.getByRole('radio', { name: /Sold before/ }).check()
    await button(page, 'Change counts').click()
    await button(page, 'Review').click()
    await expect(page.getByRole('radio', { name: /Sold before/ })).not.toBeChecked()
    await button(page, 'Send report').click()
    await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible()
    expect(await reportsOf(noticeId)).toEqual([])
  },
)

test('a note is kept with the counts, and a lot that was typed and not added holds up the review', async ({
  browse,
}) => {
  const page = await browse()
  const { task } = await atTask(page)
  await page.goto(`${task}/report`)
  await button(page, 'None of this lot: Lot A1').click()
  const note = page.getByRole('textbox', { name: /^Note/ })
  await note.fill('The truck never came.')
  await page.getByLabel('Lot on the pack').fill('X9-FOUND')
  await button(page, 'Review').click()
  await expect(page.getByText(/typed a lot but didn’t add it/)).toBeVisible()
  await button(page, 'Add lot').click()
  await expect(page.getByText('X9-FOUND').first()).toBeVisible()
  await page.reload()
  await expect(note).toHaveValue('The truck never came.')
})
