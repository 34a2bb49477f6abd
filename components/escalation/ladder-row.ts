import { CONTACT_WHOM, isPersonWhom, type Ladder, type LadderStep } from '#lib/domain/escalation/ladder.ts'

/** One step as it stands in the form. */
export type LadderRow = {
  key: number
  clock: LadderStep['clock']
  after: string
  unit: keyof typeof UNIT_MINUTES
  contacts: Record<(typeof CONTACT_WHOM)[number], boolean>
  person: '' | 'district_manager' | 'region_manager' | 'person'
  personId: string
  /** "any", or the channels with a space between them. */
  channels: string
  kind: LadderStep['kind']
}

const UNIT_MINUTES = { minutes: 1, hours: 60, days: 1440 }

export const rowOf = (step: LadderStep, key: number): LadderRow => {
  const { clock, afterMinutes: minutes, whom, personId, channels, kind } = step
  const unit = minutes % 1440 === 0 ? 'days' : minutes % 60 === 0 ? 'hours' : 'minutes'
  return {
    key,
    clock,
    after: String(minutes / UNIT_MINUTES[unit]),
    unit,
    contacts: {
      on_duty: whom.includes('on_duty'),
      after_hours: whom.includes('after_hours'),
      escalation: whom.includes('escalation'),
    },
    person: whom.find(isPersonWhom) ?? '',
    personId: personId ?? '',
    channels: channels === 'any' ? 'any' : channels.join(' '),
    kind,
  }
}

/** What the rows say, as far as it can be told in words: what is wrong with them the server says. */
export const ladderOf = (hours: Ladder['hours'], rows: LadderRow[]): Ladder => ({
  hours,
  steps: rows.map(({ clock, after, unit, contacts, person, personId, channels, kind }) => ({
    clock,
    afterMinutes: (Number.parseInt(after, 10) || 0) * UNIT_MINUTES[unit],
    whom: [...CONTACT_WHOM.filter((whom) => contacts[whom]), ...(person ? [person] : [])],
    personId: person === 'person' && personId ? personId : null,
    channels: channels === 'any' ? 'any' : (channels.split(' ') as Exclude<LadderStep['channels'], 'any'>),
    kind,
  })),
})

export const blankRow = (key: number, before: LadderRow | undefined): LadderRow => {
  const minutes = before ? (Number.parseInt(before.after, 10) || 0) * UNIT_MINUTES[before.unit] + 15 : 15
  const step: LadderStep = {
    clock: before?.clock ?? 'acknowledge',
    afterMinutes: minutes,
    whom: ['on_duty'],
    personId: null,
    channels: 'any',
    kind: 'message',
  }
  return rowOf(step, key)
}
