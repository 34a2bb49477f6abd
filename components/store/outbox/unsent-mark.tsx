'use client'

import { UnsentCount } from '#components/shell/unsent-count.tsx'

import { useScanQueue } from '../scan/use-scan-queue.ts'
import { useOutbox } from './outbox-context.ts'

type Texts = Record<'allSent' | 'unsentOne' | 'unsentMany', string>

/** What this phone still holds, answers and scans, in sight on every page. */
export const UnsentMark = ({ personId, texts }: { personId: string; texts: Texts }) => {
  const { snapshot } = useOutbox()
  const scans = useScanQueue(personId)
  // Until this phone has been looked through nobody knows, and nothing is said.
  if (snapshot === null && scans.waiting === 0) return <UnsentCount state="unknown" text={texts.allSent} />
  const count = (snapshot?.unsent.length ?? 0) + scans.waiting
  if (count === 0) return <UnsentCount state="sent" text={texts.allSent} />
  const text = count === 1 ? texts.unsentOne : texts.unsentMany.replace('#', String(count))
  return <UnsentCount state={snapshot?.standing === 'sending' ? 'sending' : 'offline'} text={text} />
}
