import type { Glyph } from '#components/ui/glyphs.ts'

export type NavItem = {
  href: string
  label: string
  glyph: Glyph
  /** Addresses elsewhere that belong to it all the same, as a pattern of the path. */
  also?: string
  /** And addresses below its own that do not. */
  except?: string
  /** Left out, the address decides. */
  current?: boolean
  /** What waits there, e.g. the silent ones; read aloud with `badgeLabel`. */
  badge?: number
  badgeLabel?: string
}

export type NavGroup = { label?: string; items: readonly NavItem[] }
