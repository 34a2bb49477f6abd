import type { Purpose } from '../delivery/purpose.ts'

/** As a message of each purpose is called, one and several. */
const PURPOSE_WORDS: Record<Purpose, { one: string; many: string }> = {
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
