'use client'

import { Button } from '#components/ui/button.tsx'
import { plus } from '#components/ui/glyphs.ts'
import { TextArea } from '#components/ui/text-area.tsx'
import { TRANSLATED, type TranslatedTexts } from '#lib/domain/recall/recall.ts'

import { useEditor } from './editor-context.ts'
import { EditorField } from './editor-field.tsx'
import { LANGUAGE_NAMES } from '#lib/domain/format/language-names.ts'
import { SmsLine } from './sms-line.tsx'

const BLANK: TranslatedTexts = { title: '', hazard: '', instructions: '' }
const TEXTS = [
  { name: 'title', label: 'Title', max: 200 },
  { name: 'hazard', label: 'Hazard', max: 2000 },
  { name: 'instructions', label: 'Instructions', max: 4000 },
] as const

/** The approved texts in the other languages, each beside the English it stands for. */
export const TextsSection = () => {
  const { content, set } = useEditor()
  const { translations = {} } = content
  return (
    <div className="flex flex-col gap-5">
      {TRANSLATED.map((language) => {
        const texts = translations[language]
        const word = LANGUAGE_NAMES[language]
        const put = (next: TranslatedTexts | null) => {
          const { [language]: _, ...others } = translations
          set({ translations: next ? { ...others, [language]: next } : others })
        }
        return (
          <div key={language} className="flex flex-col gap-3">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <h3 className="text-sm">{word}</h3>
              {texts ? (
                <Button size="sm" variant="ghost" onClick={() => put(null)}>
                  Remove the {word} texts
                </Button>
              ) : (
                <Button size="sm" glyph={plus} onClick={() => put(BLANK)}>
                  Add {word} texts
                </Button>
              )}
            </div>
            {texts ? (
              TEXTS.map(({ name, label, max }) => (
                <div key={name} className="grid gap-x-4 gap-y-1 md:grid-cols-2">
                  <div className="min-w-0 text-sm">
                    <p className="mb-1.5 text-xs text-muted">{label} in English</p>
                    <p className="whitespace-pre-line text-body">{content[name] || 'Not written yet'}</p>
                  </div>
                  <div className="flex min-w-0 flex-col gap-1.5">
                    <EditorField field={`translations.${language}.${name}`} label={`${label} in ${word}`}>
                      {(control) => (
                        <TextArea
                          {...control}
                          rows={name === 'title' ? 1 : 3}
                          lang={language}
                          maxLength={max}
                          value={texts[name]}
                          onChange={(event) => put({ ...texts, [name]: event.target.value })}
                        />
                      )}
                    </EditorField>
                    {name === 'title' && <SmsLine language={language} />}
                  </div>
                </div>
              ))
            ) : (
              <p className="text-xs text-muted">
                Missing. Contacts who read {word} get the English text in a {word} message.
              </p>
            )}
          </div>
        )
      })}
    </div>
  )
}
