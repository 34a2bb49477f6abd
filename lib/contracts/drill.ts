import { z } from 'zod'

import { isTimeZone } from '#lib/domain/catalog/time-zone.ts'

// Which stores a drill is for, and when it comes: as the forms of the desk say it, and the API.

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'Choose a day.')
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time such as 09:00.')

const which = {
  population: z.enum(['all', 'district', 'random']),
  district: z.string().max(200).default(''),
}
const leastStores = 'Choose at least one store.'
const MOST_STORES = 10_000

const window = {
  from: day,
  to: day,
  opens: hour,
  closes: hour,
  zone: z.string().min(1).max(64).refine(isTimeZone, 'This isn’t an IANA time zone such as America/Chicago.'),
}

type Population = { population: 'all' | 'district' | 'random'; district: string; count: number }
type Window = Record<keyof typeof window, string>

const populationOf = ({ population: kind, district: name, count }: Population) =>
  kind === 'all' ? { kind } : kind === 'district' ? { kind, name } : { kind, count }

const asDraft = (form: Population) => ({ population: populationOf(form), surprise: null })
const asSurprise = ({ from, to, opens, closes, zone, ...form }: Population & Window) => ({
  population: populationOf(form),
  surprise: { from, to, opens, closes, zone },
})

const onForm = {
  ...which,
  count: z.coerce.number().int().min(1, leastStores).max(MOST_STORES).default(10),
  /** Which of the two forms it was; each has an action of its own. */
  mode: z.enum(['surprise', 'draft']).optional(),
}
const inBody = { ...which, count: z.int().min(1, leastStores).max(MOST_STORES).default(10) }

/** As a draft, to be looked at first. */
export const DrillDraftForm = z.strictObject(onForm).transform(asDraft)
export const DrillDraftBody = z.strictObject(inBody).transform(asDraft)

/** As a surprise, at a moment within these days and hours. */
export const SurpriseDrillForm = z.strictObject({ ...onForm, ...window }).transform(asSurprise)
export const SurpriseDrillBody = z.strictObject({ ...inBody, ...window }).transform(asSurprise)
