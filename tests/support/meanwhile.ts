import type { WebPorts } from '#lib/compose.ts'
import type { Transact } from '#lib/ports/transact.ts'

import { asAnotherWorker } from './one-connection.ts'
import type { Truth } from './truth.ts'

type Meanwhile = () => Promise<unknown>

const once = (meanwhile: Meanwhile): Meanwhile => {
  let isDue = true
  return async () => {
    if (!isDue) return
    isDue = false
    await meanwhile()
  }
}

/** The same product, in which this happens as soon as a password or a PIN was found right. */
export const afterJudging = (web: WebPorts, meanwhile: Meanwhile): WebPorts => {
  const { passwords } = web
  const happens = once(meanwhile)
  const verify: typeof passwords.verify = async (hash, typed) => {
    const right = await passwords.verify(hash, typed)
    if (right) await happens()
    return right
  }
  return { ...web, passwords: { ...passwords, verify } }
}

/** The same, as soon as a try was counted as right: a code of the app is used up by then. */
export const afterCounting = (web: WebPorts, meanwhile: Meanwhile): WebPorts => {
  const { credentialLookup } = web
  const happens = once(meanwhile)
  const forgetTries: typeof credentialLookup.forgetTries = async (...tries) => {
    await credentialLookup.forgetTries(...tries)
    await happens()
  }
  return { ...web, credentialLookup: { ...credentialLookup, forgetTries } }
}

/** The same, as soon as a try was counted, before it is judged. */
export const beforeJudging = (web: WebPorts, meanwhile: Meanwhile): WebPorts => {
  const { credentialLookup } = web
  const happens = once(meanwhile)
  const countTry: typeof credentialLookup.countTry = async (...tries) => {
    await credentialLookup.countTry(...tries)
    await happens()
  }
  return { ...web, credentialLookup: { ...credentialLookup, countTry } }
}

/** The same, as soon as it is known whose address it is. */
export const afterLookingUp = (web: WebPorts, meanwhile: Meanwhile): WebPorts => {
  const { credentialLookup } = web
  const happens = once(meanwhile)
  const peopleByEmail: typeof credentialLookup.peopleByEmail = async (email) => {
    const people = await credentialLookup.peopleByEmail(email)
    await happens()
    return people
  }
  return { ...web, credentialLookup: { ...credentialLookup, peopleByEmail } }
}

/** The same, while a new password is hashed. */
export const whileHashing = (web: WebPorts, meanwhile: Meanwhile): WebPorts => {
  const { passwords } = web
  const happens = once(meanwhile)
  const hash: typeof passwords.hash = async (password) => {
    await happens()
    return passwords.hash(password)
  }
  return { ...web, passwords: { ...passwords, hash } }
}

/** The same, in which everything is written, and this happens before any of it is committed. */
export const beforeCommit = (web: WebPorts, meanwhile: Meanwhile): WebPorts => {
  const transact: Transact = (actor, work, within) =>
    web.transact(
      actor,
      async (tx) => {
        const done = await work(tx)
        await asAnotherWorker(meanwhile)
        return done
      },
      within,
    )
  return { ...web, transact }
}

/** Answers once somebody waits for a lock; fails if that somebody came to an end without waiting. */
export const comesToWait = async (truth: Truth, somebody: Promise<unknown>): Promise<void> => {
  let isOver = false
  void somebody.then(
    () => (isOver = true),
    () => (isOver = true),
  )
  for (;;) {
    const [waiting] = await truth.rows(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    )
    if (waiting) return
    if (isOver) throw new Error('It waited for nobody.')
  }
}
