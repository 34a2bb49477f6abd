import { expect, type Page } from '@playwright/test'

import { button } from './controls.ts'
import { stack } from './stack.ts'

export type Surface = 'recall' | 'store'

/** Those whom every stack knows. Whoever is to be changed or signed out is made for the test instead. */
export type DemoPerson = 'manager' | 'approver' | 'admin' | 'store'

export const urlOf = (surface: Surface): string =>
  surface === 'recall' ? stack().recallUrl : stack().storeUrl

const HOME: Record<Surface, string> = { recall: '/recalls', store: '/inbox' }

type Credentials = { email: string; password: string }

/** Through the form, like everybody. */
export const signIn = async (page: Page, surface: Surface, who: Credentials): Promise<void> => {
  await page.goto(`${urlOf(surface)}/sign-in`)
  await fillSignIn(page, who)
  await expect(page).toHaveURL(urlOf(surface) + HOME[surface])
}

export const fillSignIn = async (page: Page, { email, password }: Credentials): Promise<void> => {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel(/^Password/).fill(password)
  await button(page, 'Sign in').click()
}
