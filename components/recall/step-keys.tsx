'use client'

import { useRouter } from 'next/navigation'
import { useLayoutEffect } from 'react'

import { chevronLeft, chevronRight } from '#components/ui/glyphs.ts'
import { LinkButton } from '#components/ui/link-button.tsx'

type Props = { previous: string | null; next: string | null; summary: string }

/** From one store to the next, in the order of the board that one came from: J and K, or the buttons. */
export const StepKeys = ({ previous, next, summary }: Props) => {
  const router = useRouter()
  // Before the browser draws: a key that is pressed as soon as the page stands is heard.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).closest('input, textarea, select, [role=dialog]')
      if (typing || event.metaKey || event.ctrlKey || event.altKey) return
      const to = event.key === 'j' ? next : event.key === 'k' ? previous : null
      if (to) router.push(to)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [router, previous, next])
  return (
    <nav aria-label="Stores on the board" data-print="no" className="flex flex-wrap items-center gap-2">
      <span className="text-xs text-muted">{summary}</span>
      {previous && (
        <LinkButton size="sm" href={previous} glyph={chevronLeft} aria-keyshortcuts="k" rel="prev">
          Previous
        </LinkButton>
      )}
      {next && (
        <LinkButton
          size="sm"
          href={next}
          glyph={chevronRight}
          aria-keyshortcuts="j"
          rel="next"
          className="flex-row-reverse"
        >
          Next
        </LinkButton>
      )}
    </nav>
  )
}
