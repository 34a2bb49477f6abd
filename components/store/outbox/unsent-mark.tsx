'use client'

import { UnsentCount } from '#components/shell/unsent-count.tsx'

import { useScanQueue } from '../scan/use-scan-queue.ts'
import { useIsLineUp } from './line-state.ts'
import { useOutbox } from './outbox-context.ts'

type Texts = Record<'allSent' | 'unsentOne' | 'unsentMany' | 'lineDown' | 'notSent', string>

/** What this phone still holds, answers and scans, in sight on every page. While the line is down nothing is said to be sent. */
export const UnsentMark = ({ personId, texts }: { personId: string; texts: Texts }) => {
  const { snapshot } = useOutbox()
  const scans = useScanQueue(personId)
  const isUp = useIsLineUp()
  // Until this phone has been looked through nobody knows, and nothing is said.
  if (snapshot === null && scans.waiting === 0) return <UnsentCount state="unknown" text={texts.allSent} />
  if (snapshot?.lost) return <UnsentCount state="offline" text={texts.notSent} />
  const count = (snapshot?.unsent.length ?? 0) + scans.waiting
  if (count === 0)
    return isUp ? (
      <UnsentCount state="sent" text={texts.allSent} />
    ) : (
      <UnsentCount state="offline" text={texts.lineDown} />
    )
  const text = count === 1 ? texts.unsentOne : texts.unsentMany.replace('#', String(count))
  return <UnsentCount state={snapshot?.standing === 'sending' ? 'sending' : 'offline'} text={text} />
}
