import type { Tone } from '#components/ui/tone.ts'
import type { DrillWord } from '#lib/domain/drill/score.ts'

export const DRILL_WORDS: Record<DrillWord, { word: string; tone: Tone; hint: string }> = {
  on_time: { word: 'On time', tone: 'verified', hint: 'did everything due by the deadline' },
  late: {
    word: 'Late',
    tone: 'waiting',
    hint: 'responded, but something was late or missing',
  },
  silent: { word: 'No response', tone: 'overdue', hint: 'didn’t acknowledge by the deadline, or since' },
  waiting: { word: 'Not due yet', tone: 'neutral', hint: 'the deadline hasn’t passed; not scored yet' },
  not_reached: { word: 'Not reached', tone: 'danger', hint: 'delivery failure, not scored' },
}

export const percent = (share: number | null): string =>
  share === null ? '–' : `${Math.round(share * 100)}%`

/** Minutes as people say them: 8 min, 3 h 20 min. */
export const lasting = (minutes: number | null): string => {
  if (minutes === null) return '–'
  const whole = Math.round(minutes)
  const hours = Math.floor(whole / 60)
  if (hours === 0) return `${whole} min`
  return whole % 60 === 0 ? `${hours} h` : `${hours} h ${whole % 60} min`
}
