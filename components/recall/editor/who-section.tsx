'use client'

import { NativeSelect } from '#components/ui/native-select.tsx'
import { RadioGroup } from '#components/ui/radio-group.tsx'
import { DEPTHS, EFFECTIVENESS_LEVELS, type TargetMode } from '#lib/domain/recall/recall.ts'

import { useEditor } from './editor-context.ts'
import { EditorField } from './editor-field.tsx'
import { DEPTH_OPTIONS, LEVEL_OPTIONS, TARGETS } from './editor-words.ts'
import { StoreListField } from './store-list-field.tsx'

/** Which stores are told, how far the recall goes, and how many stores are checked afterwards. */
export const WhoSection = () => {
  const { content, set } = useEditor()
  const { target } = content
  return (
    <div className="flex flex-col gap-4">
      <RadioGroup
        legend="Stores"
        name="mode"
        options={TARGETS}
        value={target.mode}
        onValueChange={(mode) => set({ target: { ...target, mode: mode as TargetMode } })}
        look="cards"
        columns={3}
      />
      {target.mode === 'listed' && <StoreListField />}
      <div className="grid gap-4 sm:grid-cols-2">
        <EditorField
          field="depth"
          label="Distribution level"
          hint="How far down the supply chain the recall reaches."
        >
          {(control) => (
            <NativeSelect
              {...control}
              options={DEPTH_OPTIONS}
              value={content.depth ?? ''}
              onChange={(event) => set({ depth: DEPTHS.find((one) => one === event.target.value) ?? null })}
            />
          )}
        </EditorField>
        <EditorField
          field="effectivenessLevel"
          label="Effectiveness checks"
          hint="How many stores are checked after they report, per 21 CFR 7.42."
        >
          {(control) => (
            <NativeSelect
              {...control}
              options={LEVEL_OPTIONS}
              value={content.effectivenessLevel ?? ''}
              onChange={(event) =>
                set({
                  effectivenessLevel: EFFECTIVENESS_LEVELS.find((one) => one === event.target.value) ?? null,
                })
              }
            />
          )}
        </EditorField>
      </div>
    </div>
  )
}
