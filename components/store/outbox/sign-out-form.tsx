'use client'

import type { ReactNode } from 'react'

import { forgetSession } from './forget-session.ts'

/** Signs out, and takes along what only somebody who is signed in may read. What waits to be sent stays, locked. */
export const SignOutForm = ({ action, children }: { action: () => Promise<void>; children: ReactNode }) => (
  <form action={action} onSubmit={() => void forgetSession()}>
    {children}
  </form>
)
