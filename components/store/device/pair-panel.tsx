'use client'

import Image from 'next/image'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'

import { ActionForm, type FormAction, type FormTexts } from '#components/forms/action-form.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { smartphone } from '#components/ui/glyphs.ts'
import type { ActionAnswer } from '#lib/contracts/forms/action-answer.ts'
import { localeAt } from '#lib/domain/format/local-date.ts'

import { fillText } from '../fill-text.ts'

type Offered = { pairingId: string; code: string; picture: string; until: string }
type State = 'open' | 'used' | 'over'

type Props = {
  offer: FormAction
  watch: (input: { pairingId: string }) => Promise<ActionAnswer<State>>
  /** Where the other device goes when it cannot scan. */
  address: string
  locale: string
  timeZone: string
  formTexts: FormTexts
  texts: Record<
    | 'pair'
    | 'pairHow'
    | 'pairCode'
    | 'pairUntil'
    | 'pairWaiting'
    | 'pairDone'
    | 'pairDoneText'
    | 'pairOver'
    | 'pairAgain',
    string
  >
}

const LOOK_EVERY_MS = 2_000

/** What another device scans or types to be paired, watched until it has. */
export const PairPanel = ({ offer, watch, address, locale, timeZone, formTexts, texts }: Props) => {
  const [offered, setOffered] = useState<Offered | null>(null)
  const state = useWatched(offered, watch)
  const begin = (label: string) => (
    <ActionForm action={offer} texts={formTexts} onDone={(value) => setOffered(value as Offered)}>
      <SendButton size="lg" block glyph={smartphone}>
        {label}
      </SendButton>
    </ActionForm>
  )
  if (!offered) return begin(texts.pair)
  if (state === 'used')
    return (
      <Banner tone="verified" live="polite" title={texts.pairDone}>
        {texts.pairDoneText}
      </Banner>
    )
  if (state === 'over')
    return (
      <div className="flex flex-col gap-3">
        <Banner tone="waiting" live="polite" title={texts.pairOver} />
        {begin(texts.pairAgain)}
      </div>
    )
  const time = new Intl.DateTimeFormat(localeAt(locale, timeZone), {
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  })
  return (
    <div className="flex flex-col items-center gap-4 rounded-lg border border-line bg-surface p-4 text-center">
      <p className="text-base">{fillText(texts.pairHow, { address })}</p>
      {/* Drawn on white in both themes: cameras want dark on light. */}
      <Image
        src={`data:image/svg+xml,${encodeURIComponent(offered.picture)}`}
        alt=""
        width={256}
        height={256}
        unoptimized
        className="rounded-md border border-line bg-white"
      />
      <p className="flex flex-col gap-1">
        <span className="text-sm text-muted">{texts.pairCode}</span>
        <span className="font-mono text-2xl font-semibold tracking-widest text-strong">{offered.code}</span>
      </p>
      <p role="status" className="text-sm text-muted">
        {texts.pairWaiting}. {fillText(texts.pairUntil, { time: time.format(new Date(offered.until)) })}
      </p>
    </div>
  )
}

const useWatched = (offered: Offered | null, watch: Props['watch']): State => {
  const [seen, setSeen] = useState<{ pairingId: string; state: State } | null>(null)
  const router = useRouter()
  const pairingId = offered?.pairingId ?? null
  const state = seen && seen.pairingId === pairingId ? seen.state : 'open'
  useEffect(() => {
    if (pairingId === null || state !== 'open') return
    const timer = setInterval(() => {
      if (document.visibilityState !== 'visible') return
      void watch({ pairingId }).then(
        (answer) => {
          if (!answer.ok || answer.value === 'open') return
          setSeen({ pairingId, state: answer.value })
          router.refresh()
        },
        () => undefined,
      )
    }, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [pairingId, state, watch, router])
  return state
}
