'use client'

import { createContext, useContext } from 'react'

import type { PhoneAnswer } from '#lib/domain/notice/phone-answer.ts'

import type { Drafts } from './drafts.ts'
import type { Said, Snapshot } from './outbox.ts'

type Unsigned<Answer> = Answer extends unknown ? Omit<Answer, 'storeId' | 'at' | 'madeBy'> : never

/** What a screen says; when, and who says it, is added here. */
export type Saying = Unsigned<PhoneAnswer>

export type OutboxHere = {
  /** Null until the browser's database has been read. */
  snapshot: Snapshot | null
  drafts: Drafts | null
  say: (saying: Saying) => Promise<Said>
  discard: (place: number) => void
  tryAgain: (place: number) => void
}

export const OutboxContext = createContext<OutboxHere | null>(null)

export const useOutbox = (): OutboxHere => {
  const here = useContext(OutboxContext)
  if (!here) throw new Error('An OutboxProvider is missing around this.')
  return here
}
