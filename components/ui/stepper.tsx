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
  min?: number
  max?: number
  onValueChange?: (value: number) => void
}

/** A count with thumbs: minus, the number (with the numeric keypad), plus. Use it inside a Field. */
export const Stepper = ({
  decreaseLabel,
  increaseLabel,
  defaultValue = 0,
  min = 0,
  max = 99_999,
  ...props
}: Props) => {
  const { onValueChange, ...input } = props
  const [text, setText] = useState(String(defaultValue))
  const count = Number.parseInt(text, 10) || 0
  const set = (next: number) => {
    const value = Math.min(max, Math.max(min, next))
    setText(String(value))
    onValueChange?.(value)
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
        value={text}
        // Left empty while one types: a zero that comes back by itself makes 30 out of 3.
        onChange={(event) => setText(event.target.value.replace(/\D/gu, ''))}
        onBlur={() => set(count)}
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
