'use client'

import { useState } from 'react'
import { Button } from './button.tsx'
import { controlClasses } from './control-classes.ts'
import type { FieldControl } from './field.tsx'
import { minus, plus } from './glyphs.ts'
import { Icon } from './icon.tsx'

type Props = Partial<FieldControl> & {
  name: string
  decreaseLabel: string
  increaseLabel: string
  defaultValue?: number
  /** For whoever keeps the count outside; goes with `onValueChange`. */
  value?: number
  min?: number
  max?: number
  onValueChange?: (value: number) => void
}

/** A count with thumbs: minus, the number (with the numeric keypad), plus. Use it inside a Field. */
export const Stepper = ({
  decreaseLabel,
  increaseLabel,
  defaultValue = 0,
  value,
  min = 0,
  max = 99_999,
  ...props
}: Props) => {
  const { onValueChange, ...input } = props
  const [own, setOwn] = useState(defaultValue)
  // Left empty while one types: a zero that comes back by itself makes 30 out of 3.
  const [typed, setTyped] = useState<string | null>(null)
  const count = value ?? own
  const set = (next: number) => {
    const within = Math.min(max, Math.max(min, next))
    setOwn(within)
    onValueChange?.(within)
  }
  return (
    <div className="flex gap-2">
      <Button
        aria-label={decreaseLabel}
        disabled={count <= min}
        onClick={() => set(count - 1)}
        className="min-w-control"
      >
        <Icon glyph={minus} />
      </Button>
      <input
        {...input}
        inputMode="numeric"
        pattern="[0-9]*"
        autoComplete="off"
        value={typed ?? String(count)}
        onChange={(event) => {
          const digits = event.target.value.replace(/\D/gu, '')
          setTyped(digits)
          set(Number.parseInt(digits, 10) || 0)
        }}
        onBlur={() => setTyped(null)}
        className={`${controlClasses} min-h-control max-w-24 px-2 text-center text-base! font-semibold`}
      />
      <Button
        aria-label={increaseLabel}
        disabled={count >= max}
        onClick={() => set(count + 1)}
        className="min-w-control"
      >
        <Icon glyph={plus} />
      </Button>
    </div>
  )
}
