'use client'

import { useEffect } from 'react'

import { HeldAnswers, type HeldTexts } from './held-answers.tsx'
import { askToSend } from './service-worker.ts'

type Props = { texts: HeldTexts & { nothingWaits: string } }

const AGAIN_MS = 4_000
const OWN_PATH = '/offline'

/**
 * On the page that says that there is no connection: what waits goes out as soon as there is one, and the page that was
 * asked for comes.
 */
export const OfflineSender = ({ texts }: Props) => {
  useEffect(() => {
    const tryAgain = async () => {
      void askToSend()
      if (location.pathname !== OWN_PATH && (await isReached())) location.reload()
    }
    const onLine = () => void tryAgain()
    window.addEventListener('online', onLine)
    void askToSend()
    // A network that has just come back is not there at every try.
    const again = setInterval(onLine, AGAIN_MS)
    return () => {
      clearInterval(again)
      window.removeEventListener('online', onLine)
    }
  }, [])
  return <HeldAnswers texts={texts} nothing={texts.nothingWaits} />
}

const isReached = (): Promise<boolean> =>
  fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(AGAIN_MS) }).then(
    ({ ok }) => ok,
    () => false,
  )
