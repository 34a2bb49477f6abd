import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'

import { StoreShell } from '#components/shell/store-shell.tsx'
import { UnsentCount } from '#components/shell/unsent-count.tsx'
import { UserMenu } from '#components/shell/user-menu.tsx'
import { Button } from '#components/ui/button.tsx'
import { inbox, person, signOut } from '#components/ui/glyphs.ts'
import { storeInbox } from '#lib/queries/notice/store-inbox.ts'
import type { Signed } from '#lib/web/current-actor.ts'
import { read } from '#lib/web/read.ts'

import { signOutHere } from './(account)/actions.ts'

/** The store's frame around a page. */
export const StoreFrame = async ({ signed, children }: { signed: Signed; children: ReactNode }) => {
  const { store, waiting } = await read(storeInbox, signed.actor, {})
  const t = await getTranslations('store')
  const account = await getTranslations('account')
  const badge = waiting.length > 0 ? { badge: waiting.length, badgeLabel: t('waiting') } : {}
  return (
    <StoreShell
      storeName={store.name}
      storeNumber={store.number}
      nav={[
        { href: '/inbox', label: t('inbox'), glyph: inbox, ...badge },
        { href: '/profile', label: account('profile'), glyph: person },
      ]}
      texts={{ skip: t('skip'), navigation: t('navigation') }}
      // Everything is sent at once or refused: nothing waits on the phone yet.
      unsent={<UnsentCount state="sent" text={t('allSent')} />}
      user={
        <UserMenu
          name={signed.person.name}
          detail={signed.person.email}
          label={account('account')}
          links={[{ label: account('profile'), href: '/profile', glyph: person }]}
        >
          <form action={signOutHere}>
            <Button type="submit" variant="ghost" glyph={signOut} block>
              {account('signOut')}
            </Button>
          </form>
        </UserMenu>
      }
    >
      {children}
    </StoreShell>
  )
}
