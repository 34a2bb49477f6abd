'use client'

import { createContext, useContext } from 'react'

import type { PhoneAnswer } from '#lib/domain/notice/phone-answer.ts'

import type { Photo } from '../photo/photo.ts'
import type { Drafts } from './drafts.ts'
import type { Returned, Said, Snapshot } from './outbox.ts'

type Unsigned<Answer> = Answer extends unknown ? Omit<Answer, 'storeId' | 'at' | 'madeBy' | 'phone'> : never

/** What a screen says; when, and who says it, is added here. */
export type Saying = Unsigned<PhoneAnswer>

/** Who signs here: at a shared device with a PIN, on a phone of one's own by being signed in. */
export type SignerHere = { personId: string; name: string; shared: boolean; hasPin: boolean }

export type OutboxHere = {
  signer: SignerHere
  /** Null until the browser's database has been read. */
  snapshot: Snapshot | null
  drafts: Drafts | null
  /** An answer, and the photos that it names, which go before it. */
  say: (saying: Saying, photos?: readonly Photo[]) => Promise<Said>
  /** A copy stays: of a report in its form. */
  discard: (place: number) => Promise<void>
  /** Reports of a task that came back, for the next one to begin with. */
  toTakeUp: (noticeId: string) => Promise<Returned[]>
  tryAgain: (place: number) => void
  /** Signs a report anew, with the PIN of whoever is here, and sends it. */
  sign: (place: number, pin: string) => void
}

export const OutboxContext = createContext<OutboxHere | null>(null)

export const useOutbox = (): OutboxHere => {
  const here = useContext(OutboxContext)
  if (!here) throw new Error('An OutboxProvider is missing around this.')
  return here
}
