import { expect } from '@playwright/test'

import { stack } from './stack.ts'

export type Mail = {
  n: number
  at: string
  to: string
  subject: string
  text: string
  deliveryId: string | null
}

/** What the mail provider has taken. */
export const inbox = {
  /** The mark after which a message counts as new. */
  now: async (): Promise<number> => (await accepts(0)).at(-1)?.n ?? 0,

  /** The first message to the address after the mark; it is waited for, because workers take their moment. */
  waitFor: async (to: string, since: number): Promise<Mail> => {
    let found: Mail | undefined
    await expect
      .poll(
        async () => {
          found = (await accepts(since)).find((mail) => mail.to === to)
          return found !== undefined
        },
        { message: `A message to ${to}`, timeout: 15_000, intervals: [100] },
      )
      .toBe(true)
    return found as Mail
  },

  to: async (address: string, since: number): Promise<Mail[]> =>
    (await accepts(since)).filter(({ to }) => to === address),
}

const accepts = async (since: number): Promise<Mail[]> =>
  (await (await fetch(`${stack().simulatorUrl}/accepts?since=${since}`)).json()) as Mail[]

/** The one link of a message. */
export const linkIn = ({ text }: Mail): string => {
  const [link] = /https?:\/\/\S+/.exec(text) ?? []
  if (!link) throw new Error(`There is no link in:\n${text}`)
  return link
}
