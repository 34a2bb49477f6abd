/** Why a store is written to, and what each kind of message promises. */
export const PURPOSE_PROMISE = {
  notice: 'The first word of a recall to a store that is newly concerned.',
  update: 'A new version changed this store’s part: what was added or taken away stands on top.',
  stand_down: 'The store is not concerned any more and may stop.',
  reminder: 'It has not acknowledged, and is asked again.',
  escalation: 'It has not acknowledged, and those above it are told.',
  report_reminder: 'It has acknowledged and not reported, and is asked for its report.',
  report_escalation: 'It has acknowledged and not reported, and those above it are told.',
} as const

export type Purpose = keyof typeof PURPOSE_PROMISE
export const PURPOSES = Object.keys(PURPOSE_PROMISE) as [Purpose, ...Purpose[]]

/** Goes to those above a store. That such a message arrived does not mean that anybody at the store was told. */
export const FOR_THOSE_ABOVE = ['escalation', 'report_escalation'] as const satisfies readonly Purpose[]

export const isForThoseAbove = (purpose: Purpose): purpose is (typeof FOR_THOSE_ABOVE)[number] =>
  FOR_THOSE_ABOVE.some((one) => one === purpose)
