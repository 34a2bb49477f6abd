'use client'

import { NativeSelect } from '#components/ui/native-select.tsx'
import { RadioGroup } from '#components/ui/radio-group.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextInput } from '#components/ui/text-input.tsx'
import { hazardText } from '#lib/domain/recall/templates/hazard-texts.ts'
import { priorityHint } from '#lib/domain/recall/templates/priority-hint.ts'
import { reasonOf } from '#lib/domain/recall/reasons.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'
import { Button } from '#components/ui/button.tsx'

import { useEditor } from './editor-context.ts'
import { EditorField } from './editor-field.tsx'
import { PRIORITIES, REASON_OPTIONS } from './editor-words.ts'
import { FindingsAt } from './findings-at.tsx'

/** What it can do to people, and so how urgent it is. */
export const WhySection = () => {
  const { content, set } = useEditor()
  const { reasonCode, hazard } = content
  const options =
    reasonOf(reasonCode) || reasonCode === ''
      ? REASON_OPTIONS
      : [...REASON_OPTIONS, { value: reasonCode, label: reasonCode }]
  const proposed = hazardText(reasonCode, 'en')
  const hint = priorityHint(content)
  return (
    <div className="flex flex-col gap-4">
      <EditorField field="reasonCode" label="Reason">
        {(control) => (
          <NativeSelect
            {...control}
            options={options}
            value={reasonCode}
            onChange={(event) => set({ reasonCode: event.target.value })}
          />
        )}
      </EditorField>
      <EditorField field="hazard" label="Hazard" hint="What it can do, and who is at risk.">
        {(control) => (
          <TextArea
            {...control}
            maxLength={2000}
            value={hazard}
            onChange={(event) => set({ hazard: event.target.value })}
          />
        )}
      </EditorField>
      {proposed && hazard.trim() === '' && (
        <p className="flex flex-wrap items-center gap-2 text-xs text-muted">
          <span className="min-w-0 flex-1 basis-60">“{proposed}”</span>
          <Button size="sm" onClick={() => set({ hazard: proposed })}>
            Use this text
          </Button>
        </p>
      )}
      <EditorField
        field="regulatorClass"
        label="Regulator’s class"
        note="optional"
        hint="Often assigned later. Priority doesn’t depend on it."
      >
        {(control) => (
          <TextInput
            {...control}
            maxLength={20}
            value={content.regulatorClass ?? ''}
            onChange={(event) => set({ regulatorClass: event.target.value || null })}
          />
        )}
      </EditorField>
      <div className="flex flex-col gap-1.5">
        <RadioGroup
          legend="Priority"
          name="priority"
          options={PRIORITIES}
          value={content.priority}
          onValueChange={(priority) => set({ priority: priority as Priority })}
          look="cards"
          columns={3}
        />
        {hint && hint.priority !== content.priority && (
          <p className="text-xs text-muted">
            {hint.because} <strong className="font-medium text-strong">Usual: {hint.priority}.</strong> You
            decide.
          </p>
        )}
        <FindingsAt field="priority" />
      </div>
    </div>
  )
}
