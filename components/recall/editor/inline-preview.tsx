'use client'

import { useDeferredValue, useState } from 'react'

import { Field } from '#components/ui/field.tsx'
import { NativeSelect } from '#components/ui/native-select.tsx'
import { LANGUAGE_NAMES } from '#lib/domain/format/language-names.ts'
import type { Language } from '#lib/domain/identity/language.ts'

import { MessagePreview } from '../message-preview.tsx'
import { CHANNELS, PURPOSES, type PreviewChannel, type PreviewPurpose } from '../message-words.ts'
import { useEditor } from './editor-context.ts'

const options = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

/** One message as it will be received, from the text as it stands in the form. */
export const InlinePreview = ({ number }: { number: string }) => {
  const { content, names } = useEditor()
  const calm = useDeferredValue(content)
  const [language, setLanguage] = useState<Language>('en')
  const [channel, setChannel] = useState<PreviewChannel>('email')
  const [purpose, setPurpose] = useState<PreviewPurpose>('notice')
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-3 sm:grid-cols-3">
        <Field label="Language">
          {(control) => (
            <NativeSelect
              {...control}
              options={options(LANGUAGE_NAMES)}
              value={language}
              onChange={(event) => setLanguage(event.target.value as Language)}
            />
          )}
        </Field>
        <Field label="Channel">
          {(control) => (
            <NativeSelect
              {...control}
              options={options(CHANNELS)}
              value={channel}
              onChange={(event) => setChannel(event.target.value as PreviewChannel)}
            />
          )}
        </Field>
        <Field label="Message">
          {(control) => (
            <NativeSelect
              {...control}
              options={options(PURPOSES)}
              value={purpose}
              onChange={(event) => setPurpose(event.target.value as PreviewPurpose)}
            />
          )}
        </Field>
      </div>
      <MessagePreview
        {...{ language, channel, purpose, number, productNames: names, content: calm }}
        version={1}
      />
    </div>
  )
}
