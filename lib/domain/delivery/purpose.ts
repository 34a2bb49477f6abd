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

/** As a message of each purpose is called, one and several. */
export const PURPOSE_WORDS: Record<Purpose, { one: string; many: string }> = {
  notice: { one: 'notice', many: 'notices' },
  update: { one: 'update', many: 'updates' },
  stand_down: { one: 'release', many: 'releases' },
  reminder: { one: 'reminder', many: 'reminders' },
  escalation: { one: 'escalation', many: 'escalations' },
  report_reminder: { one: 'reminder to report', many: 'reminders to report' },
  report_escalation: { one: 'escalation of a missing report', many: 'escalations of missing reports' },
}

/** Messages of purposes that no build knows any more are still in old leaves. */
export const purposeWords = (purpose: string | null): { one: string; many: string } =>
  PURPOSE_WORDS[purpose as Purpose] ?? { one: 'message', many: 'messages' }

/** As it begins a line. */
export const purposeTitle = (purpose: string): string =>
  purposeWords(purpose).one.replace(/^./, (first) => first.toUpperCase())
