'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'

import type { PhotoHeader } from '#lib/contracts/forms/photo.ts'
import type { Language } from '#lib/domain/identity/language.ts'
import type { MadeBy, PinSignature } from '#lib/domain/notice/phone-answer.ts'

import { askToKeep } from '../offline/room.ts'
import { isKeptPage } from '../offline/kept-page.ts'
import { wakeWhenOnline } from '../offline/service-worker.ts'
import type { Letter } from './entry.ts'
import { forgetPagesOfOthers } from './forget-session.ts'
import { oneAtATime } from './one-at-a-time.ts'
import type { Snapshot } from './outbox.ts'
import { OutboxContext, type OutboxHere, type SignerHere } from './outbox-context.ts'
import { thisPhone } from './this-phone.ts'
import { openPhoneOutbox, type PhoneOutbox } from './phone-outbox.ts'

type Props = {
  storeId: string
  signer: SignerHere
  /** That the pages within are in. */
  language: Language
  asOf: string
  children: ReactNode
}

/** Opens this phone's outbox for the pages within, and sends what waits whenever there may be a chance. */
export const OutboxProvider = ({ storeId, signer, language, asOf, children }: Props) => {
  const { personId, name: personName } = signer
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null)
  const [opened, setOpened] = useState<PhoneOutbox | null>(null)
  const [round, setRound] = useState(0)
  const opening = useRef<Promise<PhoneOutbox> | null>(null)
  useConfirmation(snapshot, asOf)
  useEffect(() => void forgetPagesOfOthers(personId, language), [personId, language])

  useEffect(() => {
    let gone = false
    // Hundreds that go out one after the other change it faster than it can be read.
    const changed = oneAtATime(async () => {
      const { outbox } = (await opening.current) ?? {}
      const now = await outbox?.snapshot()
      if (now && !gone) setSnapshot(now)
    })
    const begun = openPhoneOutbox(storeId, changed)
    opening.current = begun
    // What could not be unlocked without a network is opened anew with one.
    const replay = () =>
      void begun.then(({ outbox, locked }) =>
        locked && navigator.onLine ? setRound((n) => n + 1) : outbox.replay(),
      )
    const whenSeen = () => document.visibilityState === 'visible' && replay()
    void begun.then((here) => {
      if (!gone) setOpened(here)
      changed()
      return here.outbox.replay()
    })
    window.addEventListener('online', replay)
    document.addEventListener('visibilitychange', whenSeen)
    return () => {
      gone = true
      window.removeEventListener('online', replay)
      document.removeEventListener('visibilitychange', whenSeen)
      void begun.then(({ close }) => close())
    }
  }, [storeId, personId, round])

  const say = useCallback<OutboxHere['say']>(
    async (saying, photos = []) => {
      const { outbox } = (await opening.current) ?? {}
      const madeBy: MadeBy = { id: personId, name: personName }
      const { noticeId, kind } = saying
      const letters = photos.map(({ id, sha256, source, bytes, takenAt: at }): Letter => ({
        kind: 'photo',
        id,
        text: JSON.stringify({ id, sha256, source, at, storeId, noticeId, madeBy } satisfies PhotoHeader),
        bytes,
      }))
      const at = new Date().toISOString()
      const text = JSON.stringify({ ...saying, storeId, at, madeBy, phone: thisPhone() })
      if (!outbox) return { lost: null }
      void askToKeep().catch(() => undefined)
      void wakeWhenOnline().catch(() => undefined)
      return outbox.say(noticeId, [...letters, { kind, text }])
    },
    [storeId, personId, personName],
  )
  const here = useMemo<OutboxHere>(
    () => ({
      signer,
      snapshot,
      drafts: opened?.drafts ?? null,
      say,
      discard: (place) => opened?.outbox.discard(place) ?? Promise.resolve(),
      toTakeUp: (noticeId) => opened?.outbox.toTakeUp(noticeId) ?? Promise.resolve([]),
      tryAgain: (place) => void opened?.outbox.tryAgain(place),
      sign: (place, pin) =>
        void opened?.outbox.tryAgain(place, (body) => signedWith(body, { personId: signer.personId, pin })),
    }),
    [signer, snapshot, opened, say],
  )
  return <OutboxContext value={here}>{children}</OutboxContext>
}

const signedWith = (body: string, signature: PinSignature): string =>
  JSON.stringify({ ...(JSON.parse(body) as object), signature })

/** What the server took is confirmed only when the page has been read from it again: once, when all that can go has gone. */
const useConfirmation = (snapshot: Snapshot | null, asOf: string): void => {
  const router = useRouter()
  const known = useRef<string | null | undefined>(undefined)
  const newest =
    snapshot &&
    (snapshot.sent
      .map(({ answeredAt }) => answeredAt)
      .toSorted()
      .at(-1) ??
      '')
  const older = newest !== null && newest > asOf
  const underWay = snapshot?.standing === 'sending'
  useEffect(() => {
    if (newest === null || underWay) return
    const isNews = known.current !== undefined && known.current !== newest
    known.current = newest
    // A page of this phone that was read again without a network would only come from the phone again.
    if (isNews || (older && !isKeptPage())) router.refresh()
  }, [newest, older, underWay, router])
}
