import type { Glyph } from './glyphs.ts'

export type CommandItem = {
  id: string
  label: string
  /** Shown at the end of the line and searched: a number, a place. */
  hint?: string
  /** Searched, not shown. */
  keywords?: readonly string[]
  glyph?: Glyph
} & ({ href: string } | { onSelect: () => void })

export type CommandGroup = { label: string; items: readonly CommandItem[] }

export type CommandTexts = {
  /** On the button. */
  open: string
  title: string
  inputLabel: string
  placeholder: string
  empty: string
  close: string
}
