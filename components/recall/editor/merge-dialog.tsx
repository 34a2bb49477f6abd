'use client'

import { useState } from 'react'

import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Picture } from '#components/ui/picture.tsx'
import { RadioGroup } from '#components/ui/radio-group.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { applyChoices } from '#lib/domain/recall/merge-choices.ts'
import type { Conflict } from '#lib/domain/recall/merge.ts'
import type { RecallContent } from '#lib/domain/recall/recall.ts'

import { placeName, valueWords } from './conflict-words.ts'

type Props = {
  merged: RecallContent
  conflicts: readonly Conflict[]
  onResolve: (content: RecallContent) => void
  onLater: () => void
}

type Side = 'mine' | 'theirs' | 'base' | 'both'

/** Two people changed the same places: each is shown with what stood before, and somebody chooses. */
export const MergeDialog = ({ merged, conflicts, onResolve, onLater }: Props) => {
  const [values, setValues] = useState(() => new Map(conflicts.map(({ path, mine }) => [path, mine])))
  return (
    <Dialog
      title="Someone else changed the same fields"
      description="All other changes were merged. Choose what to keep; nothing is saved until you do."
      closeLabel="Close"
      size="lg"
      open
      onOpenChange={onLater}
    >
      <div className="flex flex-col gap-5">
        {conflicts.map((conflict) => (
          <ConflictField
            key={conflict.path}
            conflict={conflict}
            value={values.get(conflict.path)}
            onChange={(value) => setValues(new Map(values).set(conflict.path, value))}
          />
        ))}
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="ghost" onClick={onLater}>
            Decide later
          </Button>
          <Button
            variant="primary"
            onClick={() =>
              onResolve(
                applyChoices(
                  merged,
                  [...values].map(([path, value]) => ({ path, value })),
                ),
              )
            }
          >
            Save
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

type FieldProps = { conflict: Conflict; value: unknown; onChange: (value: unknown) => void }

const ConflictField = ({ conflict, value, onChange }: FieldProps) => {
  const { path, mine, theirs, base } = conflict
  const [side, setSide] = useState<Side>('mine')
  const joined = both(path, mine, theirs)
  const take = (next: Side) => {
    setSide(next)
    onChange({ mine, theirs, base, both: joined }[next])
  }
  const shown = (one: unknown) =>
    path.endsWith('.pictureId') && typeof one === 'string' ? (
      <Picture src={`/files/${one}`} alt="Content" className="aspect-4/3 w-40 object-contain" />
    ) : (
      <span className="whitespace-pre-line">{valueWords(path, one) ?? 'Nothing'}</span>
    )
  return (
    <section aria-label={placeName(path)} className="flex flex-col gap-2">
      <RadioGroup
        legend={placeName(path)}
        name={`conflict-${path}`}
        value={side}
        onValueChange={(next) => take(next as Side)}
        look="cards"
        columns={2}
        options={[
          { value: 'mine', label: 'Mine', hint: shown(mine) },
          { value: 'theirs', label: 'Theirs', hint: shown(theirs) },
          { value: 'base', label: 'Previous version', hint: shown(base) },
          ...(joined === null ? [] : [{ value: 'both', label: 'Both', hint: shown(joined) }]),
        ]}
      />
      {typeof value === 'string' && isFreeText(path) && (
        <Field label="Result">
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              value={value}
              onChange={(event) => onChange(event.target.value)}
            />
          )}
        </Field>
      )}
    </section>
  )
}

const isFreeText = (path: string): boolean =>
  /^(title|hazard|instructions|translations\..*|lintReasons\..*|scope\.\d+\.identificationHint)$/.test(path)

/** Both after each other, where that makes sense. */
const both = (path: string, mine: unknown, theirs: unknown): unknown => {
  if (typeof mine === 'string' && typeof theirs === 'string' && mine && theirs && /\s/.test(mine + theirs))
    return `${mine}${path.endsWith('title') ? ' / ' : '\n'}${theirs}`
  if (!Array.isArray(mine) || !Array.isArray(theirs)) return null
  const known = new Set(theirs.map((one) => JSON.stringify(one)))
  return [...theirs, ...mine.filter((one) => !known.has(JSON.stringify(one)))]
}
