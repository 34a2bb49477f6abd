import type { Priority } from '#lib/domain/recall/recall.ts'

export const CHANNEL_WORDS: Record<string, string> = {
  email: 'E-mail',
  sms: 'SMS',
  push: 'Push',
  teams: 'Teams',
  webhook: 'Webhook',
}

export const QUEUE_WORDS: Record<Priority, string> = { high: 'High', medium: 'Medium', low: 'Low' }

/** What each sweep keeps going, in a line. One that is new here shows its own name. */
export const SWEEP_WORDS: Record<string, string> = {
  relay: 'Hands messages to the queues',
  expired_leases: 'Takes over from workers that died',
  due_deliveries: 'Wakes messages whose time has come',
  parked_deliveries: 'Tries providers that were away',
  provider_rates: 'Asks providers how much they take',
  lost_fan_outs: 'Plans recalls that were issued',
  lost_follow_ups: 'Plans reminders and escalations',
  due_account_mails: 'Wakes mails to people',
  escalations: 'Takes steps of the ladder',
  due_contact_tests: 'Looks after tests of contacts',
  provider_events: 'Takes in what providers report',
  stores_that_need_help: 'Tells districts which stores cannot do it',
  unreached_stores: 'Tells others when no message gets through',
  audit_ladders: 'Checks that the ladder is climbed',
  prove_progress: 'Proves the figures of the boards',
  imports: 'Reads files that were brought',
  small_imports: 'Reads small files that were brought',
  old_imports: 'Clears away old files',
  unfinished_files: 'Clears away broken uploads',
  late_stock: 'Judges stock that moved later',
  second_look: 'Looks again at what came meanwhile',
  scheduled_issues: 'Issues recalls at their time',
  dead_letters: 'Takes in dead letters',
  redriven_letters: 'Puts redriven letters back',
  synthetic_recall: 'Issues the synthetic recall',
  gauges: 'Measures all this',
  purge: 'Forgets what is old',
}
