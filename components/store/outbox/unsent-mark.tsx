'use client'

import { UnsentCount } from '#components/shell/unsent-count.tsx'

import { useOutbox } from './outbox-context.ts'

type Texts = Record<'allSent' | 'unsentOne' | 'unsentMany', string>

/** What this phone still holds, in sight on every page. */
export const UnsentMark = ({ texts }: { texts: Texts }) => {
  const { snapshot } = useOutbox()
  const count = snapshot?.unsent.length ?? 0
  if (count === 0) return <UnsentCount state="sent" text={texts.allSent} />
  const text = count === 1 ? texts.unsentOne : texts.unsentMany.replace('#', String(count))
  return <UnsentCount state={snapshot?.standing === 'sending' ? 'sending' : 'offline'} text={text} />
}
