'use client'

import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'

import { useOutbox } from './outbox-context.ts'
import { SignAgain, type SignAgainTexts } from './sign-again.tsx'

type Texts = Record<
  | 'refused'
  | 'kept'
  | 'photoRefused'
  | 'photoKept'
  | 'unreadable'
  | 'openTask'
  | 'tryAgain'
  | 'discard'
  | 'signedOut'
  | 'signIn',
  string
> &
  SignAgainTexts

/** What keeps answers on this phone and wants a person: a no of the desk, or a session that ended. */
export const OutboxTrouble = ({ texts }: { texts: Texts }) => {
  const { snapshot, discard, tryAgain } = useOutbox()
  const refused = snapshot?.unsent.find((entry) => entry.refused)
  if (refused?.refused) {
    const { code, title, detail } = refused.refused
    if (code === 'SIGNATURE_REFUSED')
      return <SignAgain key={refused.key} place={refused.place} texts={texts} />
    const said = code === 'UNREADABLE' ? texts.unreadable : [title, detail].filter(Boolean).join('. ')
    const isPhoto = refused.kind === 'photo'
    return (
      <Banner tone="danger" live="assertive" title={isPhoto ? texts.photoRefused : texts.refused}>
        <p>{said}</p>
        <p>{isPhoto ? texts.photoKept : texts.kept}</p>
        <div className="mt-2 flex flex-wrap gap-2">
          <LinkButton href={`/tasks/${refused.noticeId}`}>{texts.openTask}</LinkButton>
          <Button onClick={() => tryAgain(refused.place)}>{texts.tryAgain}</Button>
          <Button onClick={() => discard(refused.place)}>{texts.discard}</Button>
        </div>
      </Banner>
    )
  }
  if (snapshot?.standing !== 'signed_out') return null
  return (
    <Banner
      tone="waiting"
      live="polite"
      title={texts.signedOut}
      action={<LinkButton href="/sign-in">{texts.signIn}</LinkButton>}
    />
  )
}
