'use client'

import { Button } from '#components/ui/button.tsx'
import { arrowDown, arrowUp, plus, trash } from '#components/ui/glyphs.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { NativeSelect } from '#components/ui/native-select.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import type { InstructionStep, StepProof } from '#lib/domain/recall/recall.ts'
import { followsSteps, numberedSteps } from '#lib/domain/recall/steps.ts'

import { useEditor } from './editor-context.ts'
import { EditorField } from './editor-field.tsx'
import { PROOF_OPTIONS } from './editor-words.ts'
import { FindingsAt } from './findings-at.tsx'

const BLANK: InstructionStep = { text: '', proof: 'none' }

/** What stores do, step by step; the text of the messages follows the steps unless it was written by hand. */
export const StepsSection = () => {
  const { content, set } = useEditor()
  const { instructions, steps = [] } = content
  const follows = steps.length > 0 && followsSteps(instructions, steps)
  const change = (next: InstructionStep[]) =>
    set({ steps: next, ...(follows || instructions === '' ? { instructions: numberedSteps(next) } : {}) })
  const replace = (at: number, patch: Partial<InstructionStep>) =>
    change(steps.map((step, i) => (i === at ? { ...step, ...patch } : step)))
  const swap = (at: number, by: 1 | -1) => {
    const next = [...steps]
    const [one, other] = [next[at], next[at + by]]
    if (one && other) [next[at], next[at + by]] = [other, one]
    change(next)
  }
  return (
    <div className="flex flex-col gap-4">
      {steps.length > 0 && (
        <ol aria-label="Steps" className="flex flex-col gap-3">
          {steps.map((step, i) => (
            // Steps have no identity but their place.
            <li key={i} className="flex flex-wrap items-start gap-2 rounded-md border border-line p-3">
              <EditorField
                field={`steps.${i}.text`}
                label={`Step ${i + 1}`}
                className="min-w-0 flex-1 basis-72"
              >
                {(control) => (
                  <TextArea
                    {...control}
                    rows={1}
                    className="min-h-control!"
                    maxLength={500}
                    value={step.text}
                    onChange={(event) => replace(i, { text: event.target.value })}
                  />
                )}
              </EditorField>
              <EditorField field={`steps.${i}.proof`} label="Proof" className="w-36">
                {(control) => (
                  <NativeSelect
                    {...control}
                    options={PROOF_OPTIONS}
                    value={step.proof}
                    onChange={(event) => replace(i, { proof: event.target.value as StepProof })}
                  />
                )}
              </EditorField>
              <div className="flex gap-1 self-end">
                <IconButton
                  glyph={arrowUp}
                  label={`Move step ${i + 1} up`}
                  disabled={i === 0}
                  onClick={() => swap(i, -1)}
                />
                <IconButton
                  glyph={arrowDown}
                  label={`Move step ${i + 1} down`}
                  disabled={i === steps.length - 1}
                  onClick={() => swap(i, 1)}
                />
                <IconButton
                  glyph={trash}
                  label={`Remove step ${i + 1}`}
                  onClick={() => change(steps.filter((_, other) => other !== i))}
                />
              </div>
            </li>
          ))}
        </ol>
      )}
      <Button glyph={plus} className="self-start" onClick={() => change([...steps, BLANK])}>
        Add a step
      </Button>
      {follows ? <Derived /> : <ByHand />}
    </div>
  )
}

/** The text as it follows from the steps, and the way out of that. */
const Derived = () => {
  const { content, set } = useEditor()
  return (
    <div className="flex flex-col gap-1.5 text-sm">
      <p className="text-xs text-muted">Messages show the steps as a numbered list.</p>
      <FindingsAt field="instructions" />
      {content.instructions && (
        <Button size="sm" variant="ghost" className="self-start" onClick={() => set({ steps: [] })}>
          Write instructions instead
        </Button>
      )}
    </div>
  )
}

const ByHand = () => {
  const { content, set } = useEditor()
  const { instructions, steps = [] } = content
  const lines = instructions
    .split('\n')
    .map((line) => line.replace(/^\s*\d+[.)]\s*/, '').trim())
    .filter(Boolean)
  return (
    <div className="flex flex-col gap-2">
      <EditorField
        field="instructions"
        label="Instructions"
        hint="Shown in messages. One step per line: what to remove, where to put it, how to mark it."
      >
        {(control) => (
          <TextArea
            {...control}
            rows={5}
            maxLength={4000}
            value={instructions}
            onChange={(event) => set({ instructions: event.target.value })}
          />
        )}
      </EditorField>
      {steps.length > 0 ? (
        <Button size="sm" className="self-start" onClick={() => set({ instructions: numberedSteps(steps) })}>
          Use steps again
        </Button>
      ) : (
        lines.length > 0 && (
          <Button
            size="sm"
            className="self-start"
            onClick={() => {
              const next = lines.slice(0, 30).map((text) => ({ ...BLANK, text: text.slice(0, 500) }))
              set({ steps: next, instructions: numberedSteps(next) })
            }}
          >
            Turn each line into a step
          </Button>
        )
      )}
    </div>
  )
}
