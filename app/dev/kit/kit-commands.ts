import type { CommandGroup, CommandTexts } from '#components/ui/command-palette-types.ts'
import { plus, send, settings, store } from '#components/ui/glyphs.ts'

export const commandTexts: CommandTexts = {
  open: 'Search or jump to…',
  title: 'Search and commands',
  inputLabel: 'Search',
  placeholder: 'A recall, a store, a command',
  empty: 'Nothing by that name.',
  close: 'Close',
}

export const commandGroups: CommandGroup[] = [
  {
    label: 'Do',
    items: [
      { id: 'new', label: 'Start a recall', glyph: plus, href: '#new', keywords: ['create', 'draft'] },
      {
        id: 'dark',
        label: 'Dark theme',
        glyph: settings,
        onSelect: () => (document.documentElement.dataset['theme'] = 'dark'),
      },
    ],
  },
  {
    label: 'Go to',
    items: [
      { id: 'r31', label: 'Oat bars, 6 pack', hint: 'R-2026-0031', glyph: send, href: '#r31' },
      { id: 's412', label: 'Maple Street Market', hint: '0412', glyph: store, href: '#s412' },
      { id: 'settings', label: 'Settings', glyph: settings, href: '#settings' },
    ],
  },
]
