'use client'

import { useId } from 'react'

import { Stepper } from '#components/ui/stepper.tsx'

type Props = {
  label: string
  value: number
  more: string
  less: string
  onChange: (value: number) => void
}

/** One count: its name on the left, the stepper under the thumb. */
export const CountStepper = ({ label, value, more, less, onChange }: Props) => {
  const id = useId()
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
      <label htmlFor={id} className="min-w-24 flex-1 text-base text-strong">
        {label}
      </label>
      <Stepper
        id={id}
        name={id}
        decreaseLabel={`${less}: ${label}`}
        increaseLabel={`${more}: ${label}`}
        value={value}
        onValueChange={onChange}
      />
    </div>
  )
}
