import { expectAccessible } from './support/axe.ts'
import { api } from './support/api.ts'
import { button } from './support/controls.ts'
import { expect, test } from './support/fixtures.ts'
import { urlOf } from './support/people.ts'

test(
  'somebody who is mentioned by the keyboard alone finds it, reads it, and is not asked again',
  { tag: '@prove' },
  async ({ managerPage, approverPage }) => {
    const store = await api.createStore()
    const title = `Comments on ${store.number}`
    const recall = await api.draft({ title })
    await managerPage.goto(`${urlOf('recall')}/recalls/${recall.id}/timeline`)
    const box = managerPage.getByLabel('Comment', { exact: true })

    await test.step('the list follows the keys, and Escape leaves the text alone', async () => {
      await box.focus()
      await managerPage.keyboard.type('Is this right, @appr')
      await expect(managerPage.getByRole('option', { name: /approver/i }).first()).toBeVisible()
      await expectAccessible(managerPage)
      await managerPage.keyboard.press('Escape')
      await expect(managerPage.getByRole('listbox')).toHaveCount(0)
      await expect(box).toHaveValue('Is this right, @appr')
      await managerPage.keyboard.type('o')
      await managerPage.keyboard.press('Enter')
      await expect(box).toHaveValue(/^Is this right, @Demo approver $/)
    })

    await button(managerPage, 'Comment').click()
    await expect(managerPage.getByText('Comment posted.')).toBeVisible()
    await expect(managerPage.getByText('@Demo approver')).toBeVisible()
    await expect(box).toHaveValue('')

    await approverPage.goto(`${urlOf('recall')}/recalls`)
    const waiting = approverPage.getByRole('listitem').filter({ hasText: title })
    await expect(waiting).toContainText('mentioned you')
    await waiting.getByRole('link').click()
    await expect(approverPage.getByText('Is this right,')).toBeVisible()
    await expect(async () => {
      await approverPage.goto(`${urlOf('recall')}/recalls`)
      await expect(waiting).toHaveCount(0, { timeout: 500 })
    }).toPass({ timeout: 10_000 })
  },
)
