'use client'

import type { ReactNode } from 'react'

import { forgetPush } from '../push/phone-push.ts'
import { forgetSession } from './forget-session.ts'
import { useOutbox } from './outbox-context.ts'

/** Signs out, and takes along what only somebody who is signed in may read. What waits to be sent stays, locked. */
export const SignOutForm = ({ action, children }: { action: () => Promise<void>; children: ReactNode }) => {
  const { signer } = useOutbox()
  const forget = () => {
    void forgetSession()
    // A shared device goes on being told, whoever is at it.
    if (!signer.shared) void forgetPush()
  }
  return (
    <form action={action} onSubmit={forget}>
      {children}
    </form>
  )
}
