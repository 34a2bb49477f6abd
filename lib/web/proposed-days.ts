import 'server-only'

import { after, days } from '#lib/domain/duration.ts'

import { webProcess } from './process.ts'

/** From tomorrow on, two weeks: the window that is proposed for a surprise drill. */
export const proposedDays = (): { from: string; to: string } => {
  const now = webProcess().ports.clock.now()
  const dayIn = (count: number) => after(now, days(count)).toISOString().slice(0, 10)
  return { from: dayIn(1), to: dayIn(14) }
}
