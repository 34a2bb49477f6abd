'use client'

import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'

const Choice = ({ attribute, values }: { attribute: 'theme' | 'density'; values: readonly string[] }) => {
  const [chosen, setChosen] = useState('')
  return (
    <div role="group" aria-label={attribute} className="flex gap-1">
      {values.map((value) => (
        <Button
          key={value}
          size="sm"
          variant={chosen === value ? 'primary' : 'secondary'}
          aria-pressed={chosen === value}
          onClick={() => {
            setChosen(value)
            document.documentElement.dataset[attribute] = value
          }}
        >
          {value}
        </Button>
      ))}
    </div>
  )
}

export const KitToggles = () => (
  <div className="flex flex-wrap gap-4">
    <Choice attribute="theme" values={['light', 'dark']} />
    <Choice attribute="density" values={['desk', 'store']} />
  </div>
)
