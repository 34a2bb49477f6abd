import type { Tone } from '#components/ui/tone.ts'
import type { DrillWord } from '#lib/domain/drill/score.ts'

export const DRILL_WORDS: Record<DrillWord, { word: string; tone: Tone; hint: string }> = {
  on_time: { word: 'On time', tone: 'verified', hint: 'did all that was due within its deadline' },
  late: {
    word: 'Late',
    tone: 'waiting',
    hint: 'answered, and something came after its deadline or not at all',
  },
  silent: { word: 'Silent', tone: 'overdue', hint: 'did not acknowledge within its deadline, nor since' },
  waiting: { word: 'Still has time', tone: 'neutral', hint: 'its deadline is not over; not scored yet' },
  not_reached: { word: 'Not reached', tone: 'danger', hint: 'no message arrived: our fault, so not scored' },
}

export const percent = (share: number | null): string =>
  share === null ? '–' : `${Math.round(share * 100)} %`

/** Minutes as people say them: 8 min, 3 h 20 min. */
export const lasting = (minutes: number | null): string => {
  if (minutes === null) return '–'
  const whole = Math.round(minutes)
  const hours = Math.floor(whole / 60)
  if (hours === 0) return `${whole} min`
  return whole % 60 === 0 ? `${hours} h` : `${hours} h ${whole % 60} min`
}
