'use client'

import { NativeSelect } from '#components/ui/native-select.tsx'
import { RadioGroup } from '#components/ui/radio-group.tsx'
import { TextInput } from '#components/ui/text-input.tsx'
import type { Jurisdiction, RecallKind } from '#lib/domain/recall/recall.ts'

import { useEditor } from './editor-context.ts'
import { EditorField } from './editor-field.tsx'
import { JURISDICTION_OPTIONS, KINDS } from './editor-words.ts'
import { FindingsAt } from './findings-at.tsx'
import { SmsLine } from './sms-line.tsx'
import { TemplatePicker } from './template-picker.tsx'

/** What it is, under whose rules, and what it is called. */
export const WhatSection = () => {
  const { content, set } = useEditor()
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-1.5">
        <RadioGroup
          legend="Kind"
          name="kind"
          options={KINDS}
          value={content.kind}
          onValueChange={(kind) => set({ kind: kind as RecallKind })}
          look="cards"
          columns={2}
        />
        <FindingsAt field="kind" />
      </div>
      <EditorField field="jurisdiction" label="Jurisdiction" hint="The rules the text is checked against.">
        {(control) => (
          <NativeSelect
            {...control}
            options={JURISDICTION_OPTIONS}
            value={content.jurisdiction}
            onChange={(event) => set({ jurisdiction: event.target.value as Jurisdiction })}
          />
        )}
      </EditorField>
      <TemplatePicker />
      <EditorField
        field="title"
        label="Title"
        hint="What every store reads: the product and what’s wrong with it."
      >
        {(control) => (
          <TextInput
            {...control}
            maxLength={200}
            value={content.title}
            autoComplete="off"
            onChange={(event) => set({ title: event.target.value })}
          />
        )}
      </EditorField>
      <SmsLine language="en" />
    </div>
  )
}
