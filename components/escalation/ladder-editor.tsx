'use client'

import { useState } from 'react'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Button } from '#components/ui/button.tsx'
import { plus } from '#components/ui/glyphs.ts'
import { RadioGroup } from '#components/ui/radio-group.tsx'
import { MOST_STEPS } from '#lib/domain/escalation/judge-ladder.ts'
import { DEFAULT_LADDERS, type Ladder, type LadderName } from '#lib/domain/escalation/ladder.ts'
import type { LadderFacts } from '#lib/domain/escalation/ladder-words.ts'

import { LadderCard } from './ladder-card.tsx'
import { blankRow, ladderOf, rowOf } from './ladder-row.ts'
import { LadderStepFields } from './ladder-step-fields.tsx'

const HOURS = [
  { value: 'always', label: 'Day and night', hint: 'For recalls that can’t wait' },
  {
    value: 'opening',
    label: 'Opening hours only',
    hint: 'The clock and its steps only run while the store is open',
  },
]
const OWN = [
  { value: 'no', label: 'Same as priority', hint: 'A drill escalates like a real recall' },
  { value: 'yes', label: 'Separate ladder' },
]

type Props = {
  name: LadderName
  ladder: Ladder | null
  facts: LadderFacts
  /** When the store of the preview is told. */
  since: string
  action: FormAction
}

/** The ladder as a timeline to change, with what it means for one store beside it. */
export const LadderEditor = ({ name, ladder, facts, since, action }: Props) => {
  const shown = ladder ?? DEFAULT_LADDERS.high
  const [own, setOwn] = useState(ladder !== null)
  const [hours, setHours] = useState<Ladder['hours']>(shown.hours)
  const [rows, setRows] = useState(shown.steps.map(rowOf))
  const nextKey = Math.max(-1, ...rows.map(({ key }) => key)) + 1
  return (
    <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <ActionForm action={action} doneText="Saved. Applies to recalls issued from now on.">
        <input type="hidden" name="name" value={name} />
        {name === 'drill' && (
          <RadioGroup
            legend="Ladder for drills"
            name="own"
            look="cards"
            columns={2}
            options={OWN}
            value={own ? 'yes' : 'no'}
            onValueChange={(value) => setOwn(value === 'yes')}
          />
        )}
        {!own && <input type="hidden" name="hours" value="always" />}
        {own && (
          <>
            <RadioGroup
              legend="When"
              name="hours"
              look="cards"
              columns={2}
              options={HOURS}
              value={hours}
              onValueChange={(value) => setHours(value === 'opening' ? 'opening' : 'always')}
            />
            <ol aria-label="Steps" className="flex flex-col gap-3">
              {rows.map((row, i) => (
                <LadderStepFields
                  key={row.key}
                  row={row}
                  index={i}
                  people={facts.people}
                  onChange={(changed) => setRows(rows.with(i, changed))}
                  onRemove={() => setRows(rows.toSpliced(i, 1))}
                />
              ))}
            </ol>
            {rows.length < MOST_STEPS && (
              <Button
                glyph={plus}
                className="self-start"
                onClick={() => setRows([...rows, blankRow(nextKey, rows.at(-1))])}
              >
                Add step
              </Button>
            )}
          </>
        )}
        <SendButton className="self-start">Save ladder</SendButton>
      </ActionForm>
      {own && (
        <LadderCard
          ladder={ladderOf(hours, rows)}
          facts={facts}
          since={new Date(since)}
          className="lg:sticky lg:top-4"
        />
      )}
    </div>
  )
}
