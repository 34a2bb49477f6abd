'use client'

import { Button } from '#components/ui/button.tsx'
import { CommandPaletteLauncher } from '#components/ui/command-palette-launcher.tsx'
import { person, signOut } from '#components/ui/glyphs.ts'
import { UserMenu } from '#components/shell/user-menu.tsx'
import { commandGroups, commandTexts } from './kit-commands.ts'

export const KitPalette = () => <CommandPaletteLauncher groups={commandGroups} texts={commandTexts} />

export const KitUser = () => (
  <UserMenu
    name="Ana Lucía Ortega"
    detail="Recall manager"
    label="Account"
    links={[{ label: 'Profile', glyph: person, href: '#profile' }]}
  >
    <Button variant="ghost" block glyph={signOut} className="justify-start! px-2.5!">
      Sign out
    </Button>
  </UserMenu>
)
