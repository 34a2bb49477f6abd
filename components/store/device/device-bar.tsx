'use client'

import { useEffect, useRef } from 'react'

import { Button } from '#components/ui/button.tsx'

import { forgetSession } from '../outbox/forget-session.ts'
import { SignOutForm } from '../outbox/sign-out-form.tsx'

type Props = {
  name: string
  /** What the device is called. */
  device: string
  label: string
  leave: () => Promise<void>
  lockAfterMs: number
}

/** At a shared device, on every page: who signs here, and one tap for the next person. Left alone, it locks itself. */
export const DeviceBar = ({ name, device, label, leave, lockAfterMs }: Props) => {
  useLockWhenIdle(leave, lockAfterMs)
  return (
    <div
      data-print="no"
      className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2 rounded-lg border border-line bg-surface py-2 ps-4 pe-2"
    >
      <p className="flex min-w-0 flex-1 basis-32 flex-col text-sm">
        <span className="font-medium wrap-anywhere text-strong">{name}</span>
        <span className="truncate text-muted">{device}</span>
      </p>
      <SignOutForm action={leave}>
        <Button type="submit" size="lg">
          {label}
        </Button>
      </SignOutForm>
    </div>
  )
}

const SIGNS = ['pointerdown', 'keydown', 'scroll'] as const

// Not without a network: nobody could unlock it, and a count in the cold room would be stuck. The server ends the
// session by itself.
const useLockWhenIdle = (leave: () => Promise<void>, afterMs: number): void => {
  const lastSign = useRef(0)
  useEffect(() => {
    const sign = () => {
      lastSign.current = Date.now()
    }
    sign()
    const look = setInterval(() => {
      if (Date.now() - lastSign.current < afterMs || !navigator.onLine) return
      clearInterval(look)
      void forgetSession()
      void leave()
    }, 15_000)
    for (const name of SIGNS) addEventListener(name, sign, { passive: true, capture: true })
    return () => {
      clearInterval(look)
      for (const name of SIGNS) removeEventListener(name, sign, { capture: true })
    }
  }, [leave, afterMs])
}
