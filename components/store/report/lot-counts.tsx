'use client'

import { useState } from 'react'

import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { circleAlert } from '#components/ui/glyphs.ts'
import { Icon } from '#components/ui/icon.tsx'
import { TextInput } from '#components/ui/text-input.tsx'
import { wholeNumber } from '#components/ui/whole-number.ts'
import { foundIn, missing, PLACES, putAside, type CountedLine } from '#lib/domain/notice/counted-line.ts'

import { fillText } from '../fill-text.ts'
import type { Counting } from './counts.ts'
import { CountStepper } from './count-stepper.tsx'
import type { ReportTexts } from './report-texts.ts'

const DONE = ['quarantined', 'destroyed', 'returned'] as const

type Props = { counting: Counting; texts: ReportTexts; onChange: (line: CountedLine) => void }

/** One lot: what was there, what was found where, what was done with it. */
export const LotCounts = ({ counting, texts, onChange }: Props) => {
  const { line, shipped } = counting
  const found = foundIn(line.found)
  const aside = putAside(line)
  const set = (part: Partial<CountedLine>) => onChange({ ...line, ...part })
  const step = { more: texts.more, less: texts.less }
  return (
    <>
      <CountStepper
        {...step}
        label={texts.onHand}
        value={line.onHandAtNotice}
        onChange={(onHandAtNotice) => set({ onHandAtNotice })}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-sm font-semibold text-muted">{texts.found}</legend>
        {PLACES.map((place) => (
          <CountStepper
            key={place}
            {...step}
            label={texts[place]}
            value={line.found[place]}
            onChange={(count) => set({ found: { ...line.found, [place]: count } })}
          />
        ))}
        <p className="text-base font-semibold text-strong">{fillText(texts.foundSum, { n: found })}</p>
      </fieldset>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-sm font-semibold text-muted">{texts.done}</legend>
        {DONE.map((what) => (
          <CountStepper
            key={what}
            {...step}
            label={texts[what]}
            value={line[what]}
            onChange={(count) => set({ [what]: count })}
          />
        ))}
        {aside > found && (
          <p role="alert" className="flex gap-1.5 text-sm font-medium text-danger">
            <Icon glyph={circleAlert} />
            {fillText(texts.tooMany, { aside, found })}
          </p>
        )}
        {aside < found && (
          <Button block onClick={() => set({ quarantined: line.quarantined + found - aside })}>
            {fillText(texts.restToQuarantine, { n: found - aside })}
          </Button>
        )}
      </fieldset>
      <Sold line={line} shipped={shipped} texts={texts} onChange={(sold) => set({ sold })} />
    </>
  )
}

type SoldProps = {
  line: CountedLine
  shipped: number
  texts: ReportTexts
  onChange: (sold: number | null) => void
}

// Nobody is held up by it: whoever does not know leaves it open, and the desk sees what is open.
const Sold = ({ line, shipped, texts, onChange }: SoldProps) => {
  // What is no count stays in sight and is not made into one.
  const [wrong, setWrong] = useState<string | null>(null)
  const open = missing(line, shipped)
  const touched = foundIn(line.found) > 0 || line.sold !== null
  const known = { shipped, known: shipped - open, n: open }
  const asked = open === 1 ? texts.missingOne : texts.missing
  const over = shipped > 0 && open < 0
  const hint = over
    ? fillText(texts.reviewOver, { n: -open })
    : touched && open > 0
      ? fillText(asked, known)
      : texts.soldHint
  return (
    <Field label={texts.sold} hint={hint} error={wrong === null ? undefined : texts.wholeOnly}>
      {(control) => (
        <TextInput
          {...control}
          inputMode="numeric"
          autoComplete="off"
          value={wrong ?? line.sold ?? ''}
          onChange={({ target }) => {
            const whole = wholeNumber(target.value)
            setWrong(whole === null ? target.value : null)
            if (whole !== null) onChange(target.value.trim() === '' ? null : whole)
          }}
        />
      )}
    </Field>
  )
}
