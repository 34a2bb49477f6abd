import { expect } from 'vitest'

import type { AcceptedMail, FakeEmail } from './fake-email.ts'

/** A mail as its reader has it before them. */
export type ReadMail = AcceptedMail & { link: URL; secret: string }

export type Mailbox = {
  address: string
  /** The next unread mail here, once the world has come to rest. Fails if there is none, or if it says something else. */
  expects(words: RegExp): Promise<ReadMail>
  hearsNothing(): Promise<void>
}

export const mailbox = (address: string, email: FakeEmail, comeToRest: () => Promise<void>): Mailbox => {
  const unread = async (): Promise<AcceptedMail[]> => {
    await comeToRest()
    return email.accepts.filter((mail) => mail.to === address && !mail.read)
  }
  return {
    address,
    expects: async (words) => {
      const [mail] = await unread()
      if (!mail) throw new Error(`${address} heard nothing; it waits for ${words.source}.`)
      expect(`${mail.subject}\n${mail.text}`).toMatch(words)
      mail.read = true
      const link = new URL(/https?:\/\/\S+/.exec(mail.text)?.[0] ?? '')
      return { ...mail, link, secret: link.pathname.split('/').at(-1) ?? '' }
    },
    hearsNothing: async () => {
      expect((await unread()).map(({ subject }) => subject)).toEqual([])
    },
  }
}
