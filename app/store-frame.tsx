import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'

import { StoreShell } from '#components/shell/store-shell.tsx'
import { UserMenu } from '#components/shell/user-menu.tsx'
import { DeviceBar } from '#components/store/device/device-bar.tsx'
import { LowRoom } from '#components/store/offline/low-room.tsx'
import { KeepInStep } from '#components/store/keep-in-step.tsx'
import { OfflineMark } from '#components/store/offline/offline-mark.tsx'
import { OutboxProvider } from '#components/store/outbox/outbox-provider.tsx'
import { OutboxTrouble } from '#components/store/outbox/outbox-trouble.tsx'
import { SignOutForm } from '#components/store/outbox/sign-out-form.tsx'
import { PushSpot } from '#components/store/push/push-spot.tsx'
import { UnsentMark } from '#components/store/outbox/unsent-mark.tsx'
import { Button } from '#components/ui/button.tsx'
import { inbox, person, signOut, smartphone } from '#components/ui/glyphs.ts'
import { storePulse } from '#lib/queries/notice/store-pulse.ts'
import { storeInbox } from '#lib/queries/notice/store-inbox.ts'
import type { Signed } from '#lib/web/current-actor.ts'
import { storeTime } from '#lib/domain/format/store-time.ts'
import { webProcess } from '#lib/web/process.ts'
import { pushTexts } from '#lib/web/push-texts.ts'
import { LOCK_AFTER_MS, pairedDevice } from '#lib/web/this-device.ts'
import { read } from '#lib/web/read.ts'

import { signOutHere } from './(account)/actions.ts'

/** The store's frame around a page. */
export const StoreFrame = async ({ signed, children }: { signed: Signed; children: ReactNode }) => {
  const locale = await getLocale()
  const { store, waiting, done, closed } = await read(storeInbox, signed.actor, { language: locale })
  const pulse = await readPulse(signed)
  const t = await getTranslations('store')
  const account = await getTranslations('account')
  const toDo = [...waiting, ...done.filter(({ toReport }) => toReport)]
  const badge = toDo.length > 0 ? { badge: toDo.length, badgeLabel: t('waiting') } : {}
  const outbox = await getTranslations('outbox')
  const offline = await getTranslations('offline')
  const device = await getTranslations('device')
  const { actor, person: who } = signed
  const asOf = webProcess().ports.clock.now().toISOString()
  const signer = {
    personId: actor.personId,
    name: who.name,
    shared: actor.deviceId !== undefined,
    hasPin: who.pinHash !== null,
  }
  const wanted = toDo.flatMap(({ noticeId }) => [
    `/tasks/${noticeId}`,
    `/tasks/${noticeId}/report`,
    `/tasks/${noticeId}/scan`,
  ])
  return (
    <OutboxProvider storeId={actor.storeId ?? ''} signer={signer} language={locale} asOf={asOf}>
      <StoreShell
        storeName={store.name}
        storeNumber={store.number}
        nav={[
          { href: '/inbox', label: t('inbox'), glyph: inbox, ...badge },
          { href: '/profile', label: account('profile'), glyph: person },
        ]}
        texts={{ skip: t('skip'), navigation: t('navigation') }}
        unsent={
          <UnsentMark
            personId={actor.personId}
            texts={{
              allSent: t('allSent'),
              unsentOne: outbox('unsentOne'),
              unsentMany: outbox('unsentMany'),
              lineDown: outbox('lineDown'),
              notSent: outbox('notSent'),
            }}
          />
        }
        user={
          <UserMenu
            name={who.name}
            detail={who.email}
            label={account('account')}
            links={[
              { label: account('profile'), href: '/profile', glyph: person },
              { label: device('title'), href: '/devices', glyph: smartphone },
            ]}
          >
            <SignOutForm
              action={signOutHere}
              texts={{
                ask: outbox('signOutAsk'),
                text: outbox.raw('signOutText') as string,
                refused: outbox.raw('signOutRefused') as string,
                nothing: outbox('signOutNothing'),
                confirm: account('signOut'),
                cancel: outbox('cancel'),
              }}
            >
              <Button type="submit" variant="ghost" glyph={signOut} block>
                {account('signOut')}
              </Button>
            </SignOutForm>
          </UserMenu>
        }
      >
        <OfflineMark
          // In another language everything is kept anew.
          key={locale}
          asOf={asOf}
          paths={['/inbox', ...wanted]}
          texts={{
            asOf: offline('asOf', { time: storeTime(asOf, locale, store.timezone) }),
            update: offline('update'),
            updateText: offline('updateText'),
          }}
        />
        <KeepInStep pulse={pulse} />
        <AtSharedDevice name={who.name} />
        <LowRoom texts={{ title: offline('lowRoom'), text: offline('lowRoomText') }} />
        <OutboxTrouble
          recalls={Object.fromEntries(
            [...waiting, ...done, ...closed].map(({ noticeId, number, title, language }) => [
              noticeId,
              { number, title, language },
            ]),
          )}
          texts={await troubleTexts()}
        />
        <PushSpot where="trouble" texts={await pushTexts()} />
        {children}
      </StoreShell>
    </OutboxProvider>
  )
}

const readPulse = async ({ actor }: Signed): Promise<string> => {
  const pulse = await storePulse(webProcess().db, actor)
  return pulse.ok ? pulse.value : ''
}

// Only where the session is bound to one.
const AtSharedDevice = async ({ name }: { name: string }) => {
  const device = await pairedDevice()
  if (!device) return null
  const t = await getTranslations('device')
  return (
    <DeviceBar
      name={name}
      device={device.name}
      label={t('switchPerson')}
      leave={signOutHere}
      lockAfterMs={LOCK_AFTER_MS}
    />
  )
}

const troubleTexts = async () => {
  const t = await getTranslations('outbox')
  const device = await getTranslations('device')
  return {
    signAgain: device('signAgain'),
    signAgainText: device('signAgainText'),
    sign: device.raw('sign') as string,
    signMissing: device('signMissing'),
    signAndSend: device('signAndSend'),
    refused_acknowledge: t('refused_acknowledge'),
    refused_report: t('refused_report'),
    refused_take_back: t('refused_take_back'),
    refused_choose: t('refused_choose'),
    refused_stock: t('refused_stock'),
    refused_photo: t('refused_photo'),
    kept: t('kept'),
    photoKept: t('photoKept'),
    changed: t('changed'),
    changedText: t('changedText'),
    changedOther: t('changedOther'),
    checkLots: t('checkLots'),
    discardAsk: t('discardAsk'),
    discardText: t('discardText'),
    cancel: t('cancel'),
    why_VERSION_SUPERSEDED: t('changed'),
    why_ILLEGAL_TRANSITION: t('why_ILLEGAL_TRANSITION'),
    why_NOTICE_NOT_FOUND: t('why_NOTICE_NOT_FOUND'),
    why_FORBIDDEN: t('why_FORBIDDEN'),
    why_VALIDATION_FAILED: t('why_VALIDATION_FAILED'),
    why_UNREADABLE: t('unreadable'),
    whyOther: t('whyOther'),
    openTask: t('openTask'),
    tryAgain: t('tryAgain'),
    discard: t('discard'),
    signedOut: t('signedOut'),
    signIn: t('signIn'),
  }
}
