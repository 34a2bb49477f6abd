import type { Priority } from '#lib/domain/recall/recall.ts'

export const QUEUE_WORDS: Record<Priority, string> = { high: 'High', medium: 'Medium', low: 'Low' }

/** What each sweep keeps going, in a line. One that is new here shows its own name. */
export const SWEEP_WORDS: Record<string, string> = {
  relay: 'Outbox relay',
  expired_leases: 'Takes over from failed workers',
  due_deliveries: 'Sends scheduled messages',
  parked_deliveries: 'Retries providers that were down',
  provider_rates: 'Checks provider rate limits',
  lost_fan_outs: 'Plans issued recalls',
  lost_follow_ups: 'Plans reminders and escalations',
  due_account_mails: 'Sends emails to people',
  escalations: 'Runs escalation steps',
  due_contact_tests: 'Contact tests',
  provider_events: 'Processes provider reports',
  stores_that_need_help: 'Notifies districts of stores that need help',
  unreached_stores: 'Escalates unreached stores',
  audit_ladders: 'Checks that escalations run',
  prove_progress: 'Verifies board figures',
  imports: 'Reads uploaded files',
  small_imports: 'Reads small uploaded files',
  old_imports: 'Deletes old files',
  unfinished_files: 'Deletes broken uploads',
  late_stock: 'Late-shipment check',
  second_look: 'Rechecks stock that arrived meanwhile',
  scheduled_issues: 'Issues scheduled recalls',
  dead_letters: 'Collects dead letters',
  redriven_letters: 'Requeues redriven messages',
  synthetic_recall: 'Issues the synthetic recall',
  gauges: 'Collects metrics',
  purge: 'Data retention',
}
