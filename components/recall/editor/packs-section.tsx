'use client'

import { useState } from 'react'

import { Button } from '#components/ui/button.tsx'
import { plus } from '#components/ui/glyphs.ts'

import { BLANK_LINE } from './blank-recall.ts'
import { useEditor } from './editor-context.ts'
import { ScopeLineCard } from './scope-line-card.tsx'

/** Which products, and which of their packs. */
export const PacksSection = () => {
  const { content, set } = useEditor()
  const { scope } = content
  const [keys, setKeys] = useState(() => scope.map((_, i) => i))
  // Lines that came in from somebody else have no key yet.
  const keyOf = (at: number) => keys[at] ?? `came-${at}`
  return (
    <div id="scope" className="flex flex-col gap-4">
      {scope.map((line, i) => (
        <ScopeLineCard
          key={keyOf(i)}
          index={i}
          line={line}
          onChange={(next) => set({ scope: scope.map((one, at) => (at === i ? next : one)) })}
          {...(scope.length > 1
            ? {
                onRemove: () => {
                  setKeys(keys.filter((_, at) => at !== i))
                  set({ scope: scope.filter((_, at) => at !== i) })
                },
              }
            : {})}
        />
      ))}
      <Button
        glyph={plus}
        className="self-start"
        onClick={() => {
          setKeys([...scope.map((_, i) => keys[i] ?? i), Math.max(-1, ...keys) + 1])
          set({ scope: [...scope, BLANK_LINE] })
        }}
      >
        Add a product
      </Button>
    </div>
  )
}
