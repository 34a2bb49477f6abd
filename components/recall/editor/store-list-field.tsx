'use client'

import { useState } from 'react'

import { Button } from '#components/ui/button.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { counted } from '#lib/domain/format/counted.ts'

import { useEditor } from './editor-context.ts'
import { EditorField } from './editor-field.tsx'
import { storeNumbersIn } from './store-numbers.ts'

const SHOWN = 20

/** The numbers of the stores, pasted or out of a file; those that name no store are told one by one. */
export const StoreListField = () => {
  const { content, set, unknownStores } = useEditor()
  const { storeNumbers } = content.target
  const [text, setText] = useState(storeNumbers.join(', '))
  const take = (next: string) => {
    setText(next)
    set({ target: { mode: 'listed', storeNumbers: storeNumbersIn(next) } })
  }
  const unknown = unknownStores.filter(({ number }) => storeNumbers.includes(number))
  const offered = new Map(unknown.flatMap(({ number, meant }) => (meant ? [[number, meant] as const] : [])))
  return (
    <div className="flex flex-col gap-2">
      <EditorField
        field="target.storeNumbers"
        label="Store numbers"
        hint={`Separated by commas, spaces or lines. ${storeNumbers.length.toLocaleString('en')} listed.`}
      >
        {(control) => <TextArea {...control} value={text} onChange={(event) => take(event.target.value)} />}
      </EditorField>
      <label className="flex flex-wrap items-center gap-2 text-sm text-strong">
        Or use a CSV file
        <input
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          className="max-w-full text-sm text-muted"
          onChange={(event) => {
            const [file] = event.target.files ?? []
            void file?.text().then((csv) => take(storeNumbersIn(csv).join(', ')))
          }}
        />
      </label>
      {unknown.length > 0 && (
        <Banner
          tone="danger"
          title={`${counted(unknown.length, 'number doesn’t', 'numbers don’t')} match a store`}
        >
          {unknown
            .slice(0, SHOWN)
            .map(({ number, meant }) => (meant ? `${number} (did you mean ${meant}?)` : number))
            .join(', ')}
          {unknown.length > SHOWN ? ` and ${unknown.length - SHOWN} more` : ''}. Fix them, or add the stores
          first.
          {offered.size > 0 && (
            <Button
              className="mt-2"
              onClick={() =>
                take([...new Set(storeNumbers.map((number) => offered.get(number) ?? number))].join(', '))
              }
            >
              Use {[...offered.values()].slice(0, 3).join(', ')}
              {offered.size > 3 ? ` and ${offered.size - 3} more` : ''}
            </Button>
          )}
        </Banner>
      )}
    </div>
  )
}
