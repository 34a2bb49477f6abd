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
import { CalledBack } from './called-back.tsx'
import { CameraView } from './camera-view.tsx'
import { clockTime } from './clock-time.ts'
import { EarlierList } from './earlier-list.tsx'
import { sound, vibrate } from './feedback.ts'
import { FoundList } from './found-list.tsx'
import { KnowledgeMark } from './knowledge-mark.tsx'
import type { ScanTexts } from './scan-texts.ts'
import { NOTHING_TYPED, TypedCodeForm, type TypedCode } from './typed-code-form.tsx'
import { Unsent } from './unsent.tsx'
import { useCamera } from './use-camera.ts'
import { useKeptSwitch } from './use-kept-switch.ts'
import { useKnowledge } from './use-knowledge.ts'
import { useScans, type Shown } from './use-scans.ts'
import { useSymbols } from './use-symbols.ts'
import { VerdictPanel } from './verdict-panel.tsx'

type Props = { knowledge: ScanKnowledge; personId: string; texts: ScanTexts }

const MOST_NUMBERS = 4

/** Pack after pack before the camera, each judged on the phone; the network is wanted for nothing but news and evidence. */
export const ScanDesk = ({ knowledge: first, personId, texts }: Props) => {
  const { knowledge, contact, asOf, groundNow } = useKnowledge(first)
  const { recalls, elsewhere, closed, revision } = knowledge
  const [loud, setLoud] = useKeptSwitch('scan-sound')
  const [felt, setFelt] = useKeptSwitch('scan-vibration')
  const [typed, setTyped] = useState<TypedCode>(NOTHING_TYPED)
  const lotField = useRef<HTMLInputElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const camera = useCamera()

  const tell = useCallback(
    (shown: Shown) => {
      const word = shown.kind === 'fault' ? 'check' : shown.verdict.word
      if (loud) sound(word)
      if (felt) vibrate(word)
      if (shown.kind === 'fault' || word !== 'check') return
      // What is missing is typed below, with the number there already; unless somebody is typing.
      if (form.current?.contains(document.activeElement)) return
      setTyped((before) =>
        before.lot || before.date ? before : { ...NOTHING_TYPED, number: formatGtin(shown.gtin) },
      )
    },
    [loud, felt],
  )
  const scans = useScans({ recalls, elsewhere, closed, revision, groundNow }, personId, tell)
  const reading = useSymbols(camera.video, camera.state === 'live', (symbols, takenAt) => {
    if (scans.see(symbols)) performance.measure('scan', { start: takenAt })
  })
  const standing = scans.shown?.faded === false ? scans.shown.what.turn : null
  const earlier = scans.earlier.filter(({ turn }) => turn !== standing)
  const numbers = recalls.slice(0, MOST_NUMBERS).map(({ number }) => number)
  const heldAgainst = fillText(texts.heldAgainst, {
    time: scans.shown ? clockTime(asOf) : '',
    count: recalls.length,
    numbers: [...numbers, ...(recalls.length > MOST_NUMBERS ? ['…'] : [])].join(', '),
  })

  return (
    <>
      <KnowledgeMark contact={contact} asOf={asOf} changed={scans.changed} texts={texts} />
      <CalledBack back={scans.back} texts={texts} />
      <CameraView {...camera} texts={texts} />
      {camera.state === 'live' && !reading.failed && reading.loaded < 1 && (
        <Status tone="waiting" wrap>
          {fillText(texts.loading, { percent: Math.round(reading.loaded * 100) })}
        </Status>
      )}
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
      <Section title={texts.found}>
        <FoundList recalls={recalls} found={scans.found} onCount={scans.count} texts={texts} />
        <Unsent {...scans} texts={texts} />
      </Section>
      {earlier.length > 0 && (
        <Section title={texts.earlier}>
          <EarlierList earlier={earlier} noticeId={recalls[0].noticeId} texts={texts} />
        </Section>
      )}
      <Section title={texts.typed}>
        <TypedCodeForm
          value={typed}
          setValue={setTyped}
          judge={scans.type}
          recalls={recalls}
          lotField={lotField}
          form={form}
          texts={texts}
        />
      </Section>
      <div className="flex flex-col">
        <Switch label={texts.sound} checked={loud} onChange={(event) => setLoud(event.target.checked)} />
        <Switch label={texts.vibration} checked={felt} onChange={(event) => setFelt(event.target.checked)} />
        <p className="text-sm text-muted">{texts.rule}</p>
      </div>
      <VerdictPanel
        shown={scans.shown}
        noticeId={recalls[0].noticeId}
        heldAgainst={heldAgainst}
        recount={scans.recount}
        typeLot={() => lotField.current?.focus()}
        askAgain={scans.type}
        isCalledBack={scans.back.length > 0}
        texts={texts}
      />
    </>
  )
}
