'use client'

import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react'
import type { CommandGroup, CommandTexts } from './command-palette-types.ts'
import { search } from './glyphs.ts'
import { Icon } from './icon.tsx'
import { Kbd } from './kbd.tsx'

const load = () => import('./command-palette.tsx')
const CommandPalette = lazy(() => load().then((module) => ({ default: module.CommandPalette })))

const never = () => () => {}
const isMac = () => navigator.userAgent.includes('Mac')

type Props = { groups: readonly CommandGroup[]; texts: CommandTexts; onSearch?: (text: string) => void }

/** The search button of the top bar, and the key that does the same: ⌘K or Ctrl K, anywhere on the page. */
export const CommandPaletteLauncher = ({ groups, texts, onSearch }: Props) => {
  const [open, setOpen] = useState(false)
  const mac = useSyncExternalStore(never, isMac, () => false)
  const [wanted, setWanted] = useState(false)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== 'k' ||
        !(event.metaKey || event.ctrlKey) ||
        event.shiftKey ||
        event.altKey
      )
        return
      event.preventDefault()
      setWanted(true)
      setOpen((now) => !now)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
  return (
    <>
      <button
        type="button"
        aria-keyshortcuts="Meta+K Control+K"
        aria-haspopup="dialog"
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => {
          setWanted(true)
          setOpen(true)
        }}
        className="flex min-h-control items-center gap-2.5 rounded-md border border-firm bg-surface px-2.5 text-sm text-muted hover:bg-sunken max-sm:min-w-0 max-sm:flex-1 sm:w-72"
      >
        <Icon glyph={search} />
        <span className="flex-1 truncate text-start">{texts.open}</span>
        <span aria-hidden className="flex gap-1 max-sm:hidden">
          <Kbd>{mac ? '⌘ K' : 'Ctrl K'}</Kbd>
        </span>
      </button>
      {wanted && (
        <Suspense fallback={null}>
          <CommandPalette {...{ groups, texts, open, onSearch }} onOpenChange={setOpen} />
        </Suspense>
      )}
    </>
  )
}
