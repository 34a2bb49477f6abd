import { z } from 'zod'

import { SENDING_CHANNELS } from '#lib/domain/channel/channel.ts'
import { MOST_STEPS } from '#lib/domain/escalation/judge-ladder.ts'
import { CONTACT_WHOM, LADDER_NAMES, PERSON_WHOM, type LadderStep } from '#lib/domain/escalation/ladder.ts'

export const CallForm = z.strictObject({
  taskId: z.uuid(),
  outcome: z.enum(['reached', 'no_answer', 'wrong_number'], 'Choose the outcome of the call.'),
  note: z.string().trim().max(1000).default(''),
})

const UNITS = { minutes: 1, hours: 60, days: 1440 } as const
// What is no id belongs to nobody, and is told at the field.
const NOBODY = '00000000-0000-4000-8000-000000000000'
const FIELD = /^step\.(\d{1,2})\.([\w.]{1,30})$/

/** `step.<n>.<field>` of each step, in the order of their numbers; without steps nobody is told. */
export const LadderForm = z
  .strictObject({
    name: z.enum(LADDER_NAMES),
    hours: z.enum(['always', 'opening']),
    own: z.enum(['yes', 'no']).default('yes'),
  })
  .catchall(z.string().max(100))
  .transform(({ name, hours, own, ...fields }) => {
    const rows: Record<string, Record<string, string>> = {}
    for (const [path, value] of Object.entries(fields)) {
      const [, index = '', field = ''] = FIELD.exec(path) ?? []
      if (index && Number(index) < MOST_STEPS) (rows[index] ??= {})[field] = String(value)
    }
    const steps = Object.keys(rows)
      .toSorted((a, b) => Number(a) - Number(b))
      .map((index) => stepIn(rows[index] ?? {}))
    return { name, ladder: own === 'no' ? null : { hours, steps } }
  })

const stepIn = (field: Record<string, string>): LadderStep => {
  const unit = field['unit'] === 'hours' || field['unit'] === 'days' ? field['unit'] : 'minutes'
  const person = PERSON_WHOM.find((whom) => whom === field['person'])
  const named = field['personId'] ?? ''
  const over = (field['channels'] ?? 'any').split(' ')
  return {
    clock: field['clock'] === 'report' ? 'report' : 'acknowledge',
    // What is no number is told at the field, as one that is too small.
    afterMinutes: /^\d{1,5}$/.test(field['after'] ?? '') ? Number(field['after']) * UNITS[unit] : 0,
    whom: [...CONTACT_WHOM.filter((whom) => field[`whom.${whom}`] === 'on'), ...(person ? [person] : [])],
    personId: person === 'person' && named ? (z.uuid().safeParse(named).data ?? NOBODY) : null,
    channels: over.includes('any') ? 'any' : SENDING_CHANNELS.filter((channel) => over.includes(channel)),
    kind: field['kind'] === 'call_task' ? 'call_task' : 'message',
  }
}
