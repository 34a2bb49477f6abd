import { PRIORITIES, type Priority } from '../recall/recall.ts'
import { quietUntil, type QuietHours } from './quiet-hours.ts'

/** What a person of the console wants to be mailed, and when. On the screen it stands in any case. */
export type MailRules = {
  quiet: (QuietHours & { zone: string }) | null
  /** Of silent stores: nothing of less urgency. */
  leastPriority: Priority
  mentions: boolean
}

type Mail = { kind: 'mention' } | { kind: 'silent_stores'; priority: Priority }

const isAsUrgentAs = (priority: Priority, least: Priority): boolean =>
  PRIORITIES.indexOf(priority) <= PRIORITIES.indexOf(least)

/** Now, never, or at a later time. What saves lives goes now, whatever the rules say. */
export const mailWhen = (rules: MailRules, mail: Mail, now: Date): 'now' | 'never' | Date => {
  const priority = mail.kind === 'mention' ? 'low' : mail.priority
  if (priority === 'high') return 'now'
  const wanted = mail.kind === 'mention' ? rules.mentions : isAsUrgentAs(priority, rules.leastPriority)
  if (!wanted) return 'never'
  if (!rules.quiet) return 'now'
  const { zone, ...own } = rules.quiet
  const store = { timezone: zone, openingHours: null }
  return quietUntil({ priority, policy: { quiet: 'none' }, own, store }, now) ?? 'now'
}
