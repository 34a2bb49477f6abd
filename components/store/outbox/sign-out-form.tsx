'use client'

import { useRef, useState, type ReactNode } from 'react'

import { forgetPush } from '../push/phone-push.ts'
import { AskDialog, useAskAhead } from './ask-dialog.tsx'
import { forgetSession, signOutLater, tryToSignOut } from './forget-session.ts'
import { useIsLineUp } from './line-state.ts'
import type { Snapshot } from './outbox.ts'
import { useOutbox } from './outbox-context.ts'

type Props = {
  action: () => Promise<void>
  /** Left out at a shared device: what is unsent stays there for whoever comes next. */
  texts?: Record<'ask' | 'text' | 'refused' | 'nothing' | 'confirm' | 'cancel', string>
  children: ReactNode
}

/**
 * Signs out, and takes along what only somebody who is signed in may read. What waits to be sent stays, locked; without a
 * network, or with something unsent, that is said first. The session then ends as soon as there is a network.
 */
export const SignOutForm = ({ action, texts, children }: Props) => {
  const { signer, snapshot } = useOutbox()
  const isUp = useIsLineUp()
  useAskAhead()
  const form = useRef<HTMLFormElement>(null)
  const sure = useRef(false)
  const [asking, setAsking] = useState(false)
  const unsent = snapshot?.unsent ?? []
  const forget = () => {
    // A shared device goes on being told, whoever is at it.
    if (!signer.shared && navigator.onLine) void forgetPush()
    return forgetSession()
  }
  return (
    <>
      <form
        ref={form}
        action={action}
        onSubmit={(event) => {
          if (!texts || sure.current || (isUp && unsent.length === 0)) return void forget()
          event.preventDefault()
          setAsking(true)
        }}
      >
        {children}
      </form>
      {texts && asking && (
        <AskDialog
          open={asking}
          onOpenChange={setAsking}
          title={texts.ask}
          description={unsentSaid(unsent, texts)}
          confirmLabel={texts.confirm}
          cancelLabel={texts.cancel}
          onConfirm={async () => {
            if (isUp) {
              sure.current = true
              form.current?.requestSubmit()
              return
            }
            // First the mark: a page that is still on its way is not kept any more.
            await signOutLater()
            await forget()
            await tryToSignOut()
            location.assign('/sign-in?signed-out')
          }}
        />
      )}
    </>
  )
}

// Nobody who signs in sends what HQ said no to.
const unsentSaid = (
  unsent: Snapshot['unsent'],
  texts: Record<'text' | 'refused' | 'nothing', string>,
): string => {
  const refused = unsent.filter((entry) => entry.refused).length
  const waiting = unsent.length - refused
  const said = [
    ...(waiting > 0 ? [texts.text.replace('#', String(waiting))] : []),
    ...(refused > 0 ? [texts.refused.replace('#', String(refused))] : []),
  ]
  return said.length > 0 ? said.join(' ') : texts.nothing
}
