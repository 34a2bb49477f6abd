'use client'

import { useRef, type ReactNode } from 'react'

import { Button } from '#components/ui/button.tsx'

import { usePause } from './use-pause.ts'

type Props = { pending: boolean; children: ReactNode }

/**
 * Sends what stands above it. It takes no press for a moment after it came into sight, nor one that began before: whoever
 * taps on and on at a slow phone has not read it. Each early tap begins the pause anew. Its state is told to screen readers.
 */
export const SendButton = ({ pending, children }: Props) => {
  const { over: armed, press } = usePause()
  const begun = useRef(false)
  return (
    <Button
      type="submit"
      variant="primary"
      size="lg"
      block
      pending={pending}
      aria-disabled={!armed || pending}
      className="aria-disabled:opacity-60"
      onPointerDown={() => {
        begun.current = press()
      }}
      onClick={(event) => {
        // A pointer is judged by where its press began; a key or a screen reader by the pause alone.
        const began = event.detail === 0 ? armed : begun.current
        begun.current = false
        if (!armed || !began) event.preventDefault()
      }}
    >
      {children}
    </Button>
  )
}
