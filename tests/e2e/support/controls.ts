import type { Locator, Page } from '@playwright/test'

/** By its whole name: "Approve" is not the "Account: Demo approver" beside it. */
export const button = (within: Page | Locator, name: string): Locator =>
  within.getByRole('button', { name, exact: true })

/** From counting through the review to the desk. */
export const sendReport = async (page: Page): Promise<void> => {
  await button(page, 'Review').click()
  await button(page, 'Send report').click()
}

/** The person's menu at the top, and what is in it. */
export const signOut = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^Account: / }).click()
  await button(page, 'Sign out').click()
}
