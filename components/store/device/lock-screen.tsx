'use client'

import { useState } from 'react'

import { AvatarInitials } from '#components/ui/avatar-initials.tsx'
import { Button } from '#components/ui/button.tsx'
import type { ActionAnswer } from '#lib/contracts/forms/action-answer.ts'

import { fillText } from '../fill-text.ts'
import { PinPad, type PinTexts } from './pin-pad.tsx'

type Person = { id: string; name: string }

type Props = {
  people: readonly Person[]
  enter: (input: { personId: string; pin: string }) => Promise<ActionAnswer<null>>
  goTo: string
  texts: PinTexts & Record<'whoAreYou' | 'pinOf' | 'somebodyElse', string>
}

/** A shared device with nobody at it: a name, then its PIN. */
export const LockScreen = ({ people, enter, goTo, texts }: Props) => {
  const [person, setPerson] = useState<Person | null>(null)
  if (!person) {
    return (
      <ul aria-label={texts.whoAreYou} className="flex flex-col gap-2">
        {people.map((one) => (
          <li key={one.id}>
            <Button
              size="lg"
              block
              className="justify-start! gap-3 text-start"
              onClick={() => setPerson(one)}
            >
              <AvatarInitials name={one.name} />
              <span className="min-w-0 wrap-anywhere">{one.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    )
  }
  return (
    <div className="flex flex-col gap-4">
      <PinPad
        key={person.id}
        label={fillText(texts.pinOf, { name: person.name })}
        enter={(pin) => enter({ personId: person.id, pin })}
        // A full load: whatever the router kept from before belonged to somebody else.
        done={() => window.location.assign(goTo)}
        texts={texts}
      />
      <Button size="lg" variant="ghost" block onClick={() => setPerson(null)}>
        {texts.somebodyElse}
      </Button>
    </div>
  )
}
