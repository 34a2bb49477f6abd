'use client'

import { useDeferredValue, useState } from 'react'

import { Button } from '#components/ui/button.tsx'
import { plus } from '#components/ui/glyphs.ts'

import { BLANK_LINE } from './blank-recall.ts'
import { useEditor } from './editor-context.ts'
import { ScopeLineCard } from './scope-line-card.tsx'
import { ScopeLineSummary } from './scope-line-summary.tsx'

// A form for each of more products than this would be a page that takes seconds to come.
const MOST_OPEN = 20

// The server holds up everybody else as long as it puts a page together; the browser puts in the other lines.
const MOST_FROM_SERVER = 50

/** Which products, and which of their packs. */
export const PacksSection = () => {
  const { content, set } = useEditor()
  const { scope } = content
  const [keys, setKeys] = useState(() => scope.map((_, i) => i))
  // Lines that came in from somebody else have no key yet.
  const keyOf = (at: number) => keys[at] ?? `came-${at}`
  const [opened, setOpened] = useState<ReadonlySet<number | string>>(new Set())
  const open = (at: number) => {
    setOpened(new Set([...opened, keyOf(at)]))
    // The button that was pressed is gone: on to the first of the fields that came in its place.
    requestAnimationFrame(() => document.getElementById(`scope.${at}.gtin`)?.focus())
  }
  const isWhole = useDeferredValue(true, scope.length <= MOST_FROM_SERVER)
  const isOpen = (at: number) => scope.length <= MOST_OPEN || opened.has(keyOf(at))
  return (
    <div id="scope" className="flex flex-col gap-4">
      {(isWhole ? scope : scope.slice(0, MOST_FROM_SERVER)).map((line, i) =>
        isOpen(i) ? (
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
        ) : (
          <ScopeLineSummary key={keyOf(i)} index={i} line={line} onOpen={() => open(i)} />
        ),
      )}
      <Button
        glyph={plus}
        className="self-start"
        onClick={() => {
          const fresh = Math.max(-1, ...keys) + 1
          setKeys([...scope.map((_, i) => keys[i] ?? i), fresh])
          setOpened(new Set([...opened, fresh]))
          set({ scope: [...scope, BLANK_LINE] })
        }}
      >
        Add a product
      </Button>
    </div>
  )
}
