import type { Glyph } from '#components/ui/glyphs.ts'

export type NavItem = {
  href: string
  label: string
  glyph: Glyph
  /** Left out, the address decides. */
  current?: boolean
  /** What waits there, e.g. the silent ones; read aloud with `badgeLabel`. */
  badge?: number
  badgeLabel?: string
}

export type NavGroup = { label?: string; items: readonly NavItem[] }
