import { getTranslations } from 'next-intl/server'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'

import { ROLE_WORDS } from '#components/recall/role-words.ts'
import { ConsoleShell } from '#components/shell/console-shell.tsx'
import type { NavItem } from '#components/shell/nav-types.ts'
import { UserMenu } from '#components/shell/user-menu.tsx'
import { Button } from '#components/ui/button.tsx'
import { CommandPaletteLauncher } from '#components/ui/command-palette-launcher.tsx'
import {
  activity,
  bell,
  box,
  flask,
  people,
  person,
  plus,
  settings,
  signOut,
  store,
  truck,
  upload,
} from '#components/ui/glyphs.ts'
import { ToastProvider } from '#components/ui/toast.tsx'
import { allowed } from '#lib/web/allowed.ts'
import { listRecallHeads } from '#lib/queries/recall/list-recalls.ts'
import type { Signed } from '#lib/web/current-actor.ts'
import { read } from '#lib/web/read.ts'

import { signOutHere } from './(account)/actions.ts'

const TEXTS = {
  skip: 'Skip to content',
  navigation: 'Main',
  home: 'Clearshelf, recalls',
  more: 'More',
  close: 'Close',
  collapse: 'Collapse navigation',
  expand: 'Expand navigation',
}

const PALETTE_TEXTS = {
  open: 'Search or jump to…',
  title: 'Search or jump to',
  inputLabel: 'Search recalls and pages',
  placeholder: 'A recall, a page, an action',
  empty: 'No results. Try a number such as R-2026-0001.',
  close: 'Close',
}

const RECENT = 20
// The score of a drill stands beside its board, and is read from the list of drills.
const SCORE = '^/recalls/[^/]+/score$'

/** The manager's frame around a page: where one can go, the palette, who one is. */
export const ConsoleFrame = async ({ signed, children }: { signed: Signed; children: ReactNode }) => {
  const { actor, person: self } = signed
  const pages: NavItem[] = [
    { href: '/recalls', label: 'Recalls', glyph: bell, except: SCORE },
    { href: '/drills', label: 'Drills', glyph: flask, also: SCORE },
    { href: '/stores', label: 'Stores', glyph: store },
    { href: '/products', label: 'Products', glyph: box },
    ...(allowed(actor, 'catalog:read') ? [{ href: '/trace', label: 'Trace', glyph: truck }] : []),
    ...(allowed(actor, 'catalog:write') ? [{ href: '/imports', label: 'Imports', glyph: upload }] : []),
    ...(allowed(actor, 'policy:read')
      ? [{ href: '/settings/escalation', label: 'Settings', glyph: settings, also: '^/settings/' }]
      : []),
    ...(allowed(actor, 'operations:read')
      ? [{ href: '/operations', label: 'Operations', glyph: activity }]
      : []),
    ...(allowed(actor, 'people:read') ? [{ href: '/people', label: 'People', glyph: people }] : []),
  ]
  const { data: recent } = await read(listRecallHeads, actor, { limit: RECENT })
  const t = await getTranslations('account')
  const actions = allowed(actor, 'recall:write')
    ? [{ id: 'new', label: 'New recall', glyph: plus, href: '/recalls/new' }]
    : []
  const commands = [
    { label: 'Go to', items: [...pages.map((page) => ({ id: page.href, ...page })), ...actions] },
    {
      label: 'Recalls',
      items: recent.map(({ id, number, title }) => ({
        id,
        label: title,
        hint: number,
        href: `/recalls/${id}`,
      })),
    },
  ]
  return (
    <ToastProvider closeLabel="Dismiss" regionLabel="Messages">
      <ConsoleShell
        homeHref="/recalls"
        nav={[{ items: pages }]}
        phoneNav={pages.slice(0, 3)}
        texts={TEXTS}
        collapsed={(await cookies()).get('rail')?.value === 'narrow'}
        search={<CommandPaletteLauncher groups={commands} texts={PALETTE_TEXTS} />}
        user={
          <UserMenu
            name={self.name}
            detail={`${ROLE_WORDS[self.role]} · ${self.email}`}
            label={t('account')}
            links={[{ label: t('profile'), href: '/profile', glyph: person }]}
          >
            <form action={signOutHere}>
              <Button type="submit" variant="ghost" glyph={signOut} block>
                {t('signOut')}
              </Button>
            </form>
          </UserMenu>
        }
      >
        {children}
      </ConsoleShell>
    </ToastProvider>
  )
}
