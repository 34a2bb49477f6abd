'use client'

import { useEffect, useState } from 'react'

import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'

import { pushMarks } from './push-marks.ts'
import { standingHere, stopTellingThisPhone, tellThisPhone, type Standing } from './phone-push.ts'

export type PushTexts = Record<
  | 'offer'
  | 'offerTitle'
  | 'offerText'
  | 'told'
  | 'stop'
  | 'lost'
  | 'lostText'
  | 'denied'
  | 'deniedText'
  | 'install'
  | 'installText'
  | 'failed'
  | 'notNow',
  string
>

type Props = { where: 'offer' | 'trouble' | 'settings'; texts: PushTexts }

/** Messages to this phone: offered where they make sense, taken back where they are set, missed where they stopped. */
export const TellPhone = ({ where, texts }: Props) => {
  const [standing, setStanding] = useState<Standing | null>(null)
  const [failed, setFailed] = useState(false)
  const [pending, setPending] = useState(false)
  const [pressed, setPressed] = useState(false)
  useEffect(() => {
    void standingHere().then(setStanding, () => undefined)
  }, [])

  const press = (work: () => Promise<Standing | null>) => async () => {
    setPending(true)
    setPressed(true)
    const next = await work().catch(() => null)
    setPending(false)
    setFailed(next === null)
    if (next) setStanding(next)
  }
  const decline = () => {
    pushMarks.decline()
    setStanding(null)
  }
  // What came of a press is shown wherever it was pressed.
  if (standing === null || !(pressed || isShown(where, standing))) return null
  const buttons =
    standing === 'told' ? (
      <Button
        size="lg"
        pending={pending}
        onClick={() => void press(async () => ((await stopTellingThisPhone()) ? 'untold' : null))()}
      >
        {texts.stop}
      </Button>
    ) : standing === 'denied' || standing === 'install' ? null : (
      <Button size="lg" variant="primary" pending={pending} onClick={() => void press(tellThisPhone)()}>
        {texts.offer}
      </Button>
    )
  const [title, text] = wordsOf(standing, texts)
  return (
    <Banner
      tone={standing === 'told' ? 'verified' : standing === 'untold' ? 'info' : 'waiting'}
      title={title}
    >
      {text && <p>{text}</p>}
      {failed && <p role="alert">{texts.failed}</p>}
      <div className="mt-2 flex flex-wrap gap-2 empty:hidden">
        {buttons}
        {where === 'offer' && standing === 'untold' && (
          <Button size="lg" variant="ghost" onClick={decline}>
            {texts.notNow}
          </Button>
        )}
      </div>
    </Banner>
  )
}

const isShown = (where: Props['where'], standing: Standing): boolean => {
  if (where === 'trouble') return standing === 'lost' || standing === 'denied'
  if (where === 'offer') return standing === 'untold' || standing === 'lost'
  return standing !== 'cannot'
}

const wordsOf = (standing: Standing, texts: PushTexts): [string, string | null] => {
  switch (standing) {
    case 'told':
      return [texts.told, null]
    case 'lost':
      return [texts.lost, texts.lostText]
    case 'denied':
      return [texts.denied, texts.deniedText]
    case 'install':
      return [texts.install, texts.installText]
    default:
      return [texts.offerTitle, texts.offerText]
  }
}
