'use client'

import { useSyncExternalStore } from 'react'

import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'

import { fillText } from '../fill-text.ts'
import { clockTime } from './clock-time.ts'
import type { ScanTexts } from './scan-texts.ts'
import type { Contact } from './use-knowledge.ts'

type Props = { contact: Contact; asOf: string; changed: boolean; texts: ScanTexts }

const never = () => () => undefined

/** Of when the recalls are that packs are held against, and what stands in the way of newer ones. */
export const KnowledgeMark = ({ contact, asOf, changed, texts }: Props) => {
  // The hour is the phone's to say, in its zone.
  const time = useSyncExternalStore(
    never,
    () => clockTime(asOf),
    () => '',
  )
  if (contact === 'signed_out')
    return (
      <Banner
        tone="danger"
        live="assertive"
        title={texts.signedOut}
        action={<LinkButton href="/sign-in">{texts.signIn}</LinkButton>}
      >
        {texts.signedOutText}
      </Banner>
    )
  if (changed)
    return (
      <Banner
        tone="waiting"
        live="assertive"
        title={texts.changed}
        action={<Button onClick={() => location.reload()}>{texts.reload}</Button>}
      >
        {texts.changedText}
      </Banner>
    )
  if (contact === 'offline')
    return <Banner tone="waiting" live="polite" title={fillText(texts.offlineAsOf, { time })} />
  return <p className="text-sm text-muted">{fillText(texts.asOf, { time })}</p>
}
