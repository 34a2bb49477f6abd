import { writeSync } from 'node:fs'

/** Between which two steps of a delivery's way a worker can be made to die. */
export const FAILPOINTS = [
  'after_outbox_send_before_delete',
  'in_fan_out_after_notices',
  'in_fan_out_between_parts',
  'after_claim_before_send',
  'after_send_before_commit',
  'after_commit_before_message_removal',
  'in_sweep',
  'in_dead_letter_marking',
] as const
export type Failpoint = (typeof FAILPOINTS)[number]

let armed: { point: Failpoint; left: number } | null = null

/** From FAILPOINT=name@n: the process dies when it comes there for the nth time. */
export const armFailpoint = (wish: string | undefined): void => {
  if (wish === undefined) return
  const [name, times] = wish.split('@')
  const point = FAILPOINTS.find((one) => one === name)
  if (!point) throw new Error(`FAILPOINT: there is no ${name}, only ${FAILPOINTS.join(', ')}.`)
  armed = { point, left: Number(times) }
}

/**
 * A random kill seldom falls between two statements that follow each other. So the crash harness (tests/crash) names the
 * place, and the process ends there as if its machine had lost power: no `finally` runs, no connection is closed, nothing is
 * flushed. In production nothing is armed, and this is one comparison.
 */
export const failpoint = (here: Failpoint): void => {
  if (armed?.point !== here) return
  armed.left -= 1
  if (armed.left > 0) return
  writeSync(2, `failpoint ${here}\n`)
  process.kill(process.pid, 'SIGKILL')
}
