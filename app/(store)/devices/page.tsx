import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'

import { DeviceList } from '#components/store/device/device-list.tsx'
import { PairPanel } from '#components/store/device/pair-panel.tsx'
import { TeamList } from '#components/store/device/team-list.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { smartphone } from '#components/ui/glyphs.ts'
import { Section } from '#components/ui/section.tsx'
import { storeTime } from '#lib/domain/format/store-time.ts'
import { storeDevices } from '#lib/queries/device/store-devices.ts'
import { storeTeam } from '#lib/queries/device/store-team.ts'
import { storeInbox } from '#lib/queries/notice/store-inbox.ts'
import { allowed } from '#lib/web/allowed.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { webProcess } from '#lib/web/process.ts'
import { read } from '#lib/web/read.ts'

import { clear, offer, unpair, watch } from './actions.ts'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('device'))('title'),
})

/** The devices that the store shares; whoever manages the store pairs and unpairs them, and clears PINs. */
const DevicesPage = async () => {
  const { actor } = await signedIn('/devices')
  const { store } = await read(storeInbox, actor, { language: await getLocale() })
  const devices = await read(storeDevices, actor, { storeNumber: store.number })
  // A PIN is not enough for more than to look and to unpair.
  const own = actor.deviceId === undefined
  const team = own && allowed(actor, 'pin:clear') ? await read(storeTeam, actor, {}) : null
  const t = await getTranslations('device')
  const form = await getTranslations('form')
  const formTexts = { unanswered: form('unanswered'), check: form('check') }
  const locale = await getLocale()
  const time = (at: string) => storeTime(at, locale, store.timezone)
  const lines = devices.map(({ id, name, whoIsOn, lastSeenAt, pairedBy, pairedAt }) => ({
    id,
    name,
    whoIsOn,
    lines: [
      whoIsOn ? t('isOn', { name: whoIsOn }) : t('nobodyOn'),
      t('lastSeen', { time: time(lastSeenAt) }),
      t('pairedBy', { name: pairedBy, time: time(pairedAt) }),
    ],
  }))
  return (
    <>
      <header className="flex flex-col gap-1">
        <h1 className="text-xl">{t('title')}</h1>
        <p className="text-base">{t('about')}</p>
      </header>
      {devices.length === 0 ? (
        <EmptyState title={t('none')} glyph={smartphone}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <DeviceList
          devices={lines}
          unpair={allowed(actor, 'device:unpair') ? unpair : null}
          texts={{
            unpair: t('unpair'),
            unpairNamed: t.raw('unpairNamed') as string,
            unpairAsk: t.raw('unpairAsk') as string,
            unpairText: t('unpairText'),
            cancel: t('cancel'),
          }}
          formTexts={formTexts}
        />
      )}
      {own && allowed(actor, 'device:pair') && (
        <PairPanel
          offer={offer}
          watch={watch}
          address={`${webProcess().env.STORE_URL.replace(/^https?:\/\//, '')}/pair`}
          locale={locale}
          timeZone={store.timezone}
          formTexts={formTexts}
          texts={await pairTexts()}
        />
      )}
      {team && (
        <Section title={t('team')} description={t('clearText')}>
          <TeamList people={team} clear={clear} formTexts={formTexts} texts={await teamTexts()} />
        </Section>
      )}
    </>
  )
}

export default DevicesPage

const teamTexts = async () => {
  const t = await getTranslations('device')
  return {
    pinSet: t('pinSet'),
    pinNone: t('pinNone'),
    clear: t('clear'),
    clearNamed: t.raw('clearNamed') as string,
  }
}

const pairTexts = async () => {
  const t = await getTranslations('device')
  return {
    pair: t('pair'),
    pairHow: t.raw('pairHow') as string,
    pairCode: t('pairCode'),
    pairUntil: t.raw('pairUntil') as string,
    pairWaiting: t('pairWaiting'),
    pairDone: t('pairDone'),
    pairDoneText: t('pairDoneText'),
    pairOver: t('pairOver'),
    pairAgain: t('pairAgain'),
  }
}
