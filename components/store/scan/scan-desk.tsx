'use client'

import { useCallback, useRef, useState } from 'react'

import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import { Switch } from '#components/ui/switch.tsx'
import { formatGtin } from '#lib/domain/format/gtin.ts'
import type { ScanKnowledge } from '#lib/domain/scan/scanned-recall.ts'

import { fillText } from '../fill-text.ts'
import { CameraView } from './camera-view.tsx'
import { sound, vibrate } from './feedback.ts'
import { FoundList } from './found-list.tsx'
import { groundOf } from './ground-of.ts'
import type { ScanTexts } from './scan-texts.ts'
import { NOTHING_TYPED, TypedCodeForm, type TypedCode } from './typed-code-form.tsx'
import { useCamera } from './use-camera.ts'
import { useKeptSwitch } from './use-kept-switch.ts'
import { useScans, type Judged } from './use-scans.ts'
import { useSymbols } from './use-symbols.ts'
import { VerdictPanel } from './verdict-panel.tsx'

type Props = {
  knowledge: ScanKnowledge
  personId: string
  texts: ScanTexts
}

/** Pack after pack before the camera, each judged on the phone; the network is wanted for nothing but the evidence. */
export const ScanDesk = ({ knowledge, personId, texts }: Props) => {
  const { recalls } = knowledge
  const groundNow = useCallback(() => groundOf(knowledge), [knowledge])
  const [loud, setLoud] = useKeptSwitch('scan-sound')
  const [felt, setFelt] = useKeptSwitch('scan-vibration')
  const [typed, setTyped] = useState<TypedCode>(NOTHING_TYPED)
  const lotField = useRef<HTMLInputElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const camera = useCamera()

  const tell = useCallback(
    ({ verdict, gtin }: Judged) => {
      if (loud) sound(verdict.word)
      if (felt) vibrate(verdict.word)
      // What is missing is typed below, with the number there already.
      if (verdict.word === 'check') setTyped({ ...NOTHING_TYPED, number: formatGtin(gtin) })
    },
    [loud, felt],
  )
  const scans = useScans(recalls, groundNow, personId, tell)
  const reading = useSymbols(camera.video, camera.state === 'live', (symbols, takenAt) => {
    if (scans.see(symbols)) performance.measure('scan', { start: takenAt })
  })

  return (
    <>
      {scans.changed && (
        <Banner
          tone="waiting"
          live="assertive"
          title={texts.changed}
          action={<Button onClick={() => location.reload()}>{texts.reload}</Button>}
        >
          {texts.changedText}
        </Banner>
      )}
      <CameraView {...camera} texts={texts} />
      {reading.failed && camera.state === 'live' && (
        <Banner
          tone="waiting"
          live="polite"
          title={texts.noReader}
          action={<Button onClick={reading.again}>{texts.again}</Button>}
        >
          {texts.noReaderText}
        </Banner>
      )}
      <VerdictPanel
        shown={scans.shown}
        noticeId={recalls[0].noticeId}
        recount={scans.recount}
        typeLot={() => lotField.current?.focus()}
        panel={panel}
        texts={texts}
      />
      <Section title={texts.found}>
        <FoundList recalls={recalls} found={scans.found} onCount={scans.count} texts={texts} />
        <Unsent {...scans} texts={texts} />
      </Section>
      <Section title={texts.typed}>
        <TypedCodeForm
          value={typed}
          setValue={setTyped}
          judge={(code, lotAndDate) => {
            scans.type(code, lotAndDate)
            panel.current?.scrollIntoView({ block: 'center' })
          }}
          recalls={recalls}
          lotField={lotField}
          texts={texts}
        />
      </Section>
      <div className="flex flex-col">
        <Switch label={texts.sound} checked={loud} onChange={(event) => setLoud(event.target.checked)} />
        <Switch label={texts.vibration} checked={felt} onChange={(event) => setFelt(event.target.checked)} />
        <p className="text-sm text-muted">{texts.rule}</p>
      </div>
    </>
  )
}

type UnsentProps = {
  waiting: number
  refused: string | null
  leftOut: number
  again: () => void
  texts: ScanTexts
}

const Unsent = ({ waiting, refused, leftOut, again, texts }: UnsentProps) => (
  <div aria-live="polite" className="flex flex-col gap-2">
    {leftOut > 0 && (
      <Status tone="waiting" wrap>
        {fillText(texts.leftOut, { count: leftOut })}
      </Status>
    )}
    {refused !== null ? (
      <Banner tone="danger" title={texts.refused} action={<Button onClick={again}>{texts.again}</Button>}>
        {refused}
      </Banner>
    ) : (
      <Status tone={waiting > 0 ? 'waiting' : 'neutral'} wrap>
        {waiting > 0 ? fillText(texts.waiting, { count: waiting }) : texts.allSent}
      </Status>
    )}
  </div>
)
