'use client'

import { useState } from 'react'
import { Button } from './button.tsx'
import { controlClasses } from './control-classes.ts'
import type { FieldControl } from './field.tsx'
import { minus, plus } from './glyphs.ts'
import { Icon } from './icon.tsx'
import { wholeNumber } from './whole-number.ts'

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
  const wrong = typed !== null && wholeNumber(typed) === null
  const press = (next: number) => {
    setTyped(null)
    set(next)
  }
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
        onClick={() => press(count - 1)}
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
          const whole = wholeNumber(event.target.value)
          setTyped(event.target.value)
          if (whole !== null) set(whole)
        }}
        // The first digit replaces what stands there: behind a zero, 5 would be 50.
        onFocus={(event) => event.currentTarget.select()}
        // What is no count stays in sight, so that somebody puts it right.
        onBlur={() => wrong || setTyped(null)}
        aria-invalid={wrong || undefined}
        className={`${controlClasses} min-h-control max-w-24 aria-invalid:border-danger px-2 text-center text-base! font-semibold`}
      />
      <Button
        aria-label={increaseLabel}
        disabled={count >= max}
        onClick={() => press(count + 1)}
        className="min-w-control"
      >
        <Icon glyph={plus} />
      </Button>
    </div>
  )
}
