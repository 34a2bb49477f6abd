import { openingHoursFault, type OpeningDay, type OpeningHours } from '../opening-hours.ts'

/** Names of weekdays as files have them, by how they begin; the longest beginning that fits is meant. */
const DAY_NAMES: [day: number, beginnings: string[]][] = [
  [1, ['mo', 'lu']],
  [2, ['tu', 'mar', 'ma', 'di']],
  [3, ['we', 'mie', 'mer', 'mi']],
  [4, ['th', 'ju', 'je', 'do']],
  [5, ['fr', 'vi', 've']],
  [6, ['sa']],
  [7, ['su', 'dom', 'dim', 'so']],
]
const WEEK = [1, 2, 3, 4, 5, 6, 7]

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

const dayOf = (word: string): number | null => {
  const fits = DAY_NAMES.flatMap(([day, beginnings]) =>
    beginnings.filter((one) => word.startsWith(one)).map((one) => ({ day, length: one.length })),
  )
  return fits.toSorted((a, b) => b.length - a.length)[0]?.day ?? null
}

const through = (from: number, to: number): number[] =>
  Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, i) => ((from - 1 + i) % 7) + 1)

/** `mon-fri, sun` → 1 to 5 and 7; null where a word is no weekday. */
const daysIn = (text: string): number[] | null => {
  const said = text
    .replaceAll(/[.:]/g, ' ')
    .replaceAll(/\s*(?:[-–—]|\bto\b|\bthrough\b)\s*/g, '-')
    .trim()
  if (/^(daily|every ?day|all ?days|diario|tous les jours|taglich)?$/.test(said)) return WEEK
  if (/^weekdays?$/.test(said)) return through(1, 5)
  if (/^weekends?$/.test(said)) return [6, 7]
  const parts = said.split(/[\s,&+/]+|\band\b/).filter(Boolean)
  const days = parts.map((part) => {
    const [from, to, ...more] = part.split('-').map(dayOf)
    if (!from || to === null || more.length > 0) return null
    return to === undefined ? [from] : through(from, to)
  })
  return days.includes(null) || days.length === 0 ? null : days.flatMap((some) => some ?? [])
}

const CLOCK = String.raw`(\d{1,2})(?:[:.h](\d{2}))?\s*([ap])?\.?(?:m\b\.?|h\b|uhr\b)?`
const TIMES = new RegExp(
  String.raw`(?<closed>closed|cerrado|ferme|geschlossen)|(?<always>24\s*/\s*7|(?:open\s+)?24\s*(?:h\b|hours?|horas|heures|stunden))` +
    String.raw`|${CLOCK}\s*(?:[-–—]|\bto\b|\bbis\b|\ba\b)\s*${CLOCK}`,
  'g',
)

const clock = (hours = '', minutes = '00', half: string | undefined): string | null => {
  const hour = Number(hours)
  if (half && (hour < 1 || hour > 12)) return null
  // Midnight at the end of a day is the same moment as the beginning of the next.
  const of24 = half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour === 24 && minutes === '00' ? 0 : hour
  const text = `${String(of24).padStart(2, '0')}:${minutes}`
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? text : null
}

/** One stretch of time: when it opens and closes, `closed`, or null for what is no time. */
const timesOf = (match: RegExpMatchArray): { open: string; close: string } | 'closed' | null => {
  if (match.groups?.['closed']) return 'closed'
  if (match.groups?.['always']) return { open: '00:00', close: '00:00' }
  const [, , , openHour, openMinutes, openHalf, closeHour, closeMinutes, closeHalf] = match
  const open = clock(openHour, openMinutes, openHalf)
  const close = clock(closeHour, closeMinutes, closeHalf)
  return open && close ? { open, close } : null
}

const EXAMPLE = 'Mon-Fri 08:00-21:00; Sat 09:00-18:00; Sun closed'

type ReadHours = { hours: OpeningHours } | { message: string }

const unreadable = (cell: string): ReadHours => ({
  message: `“${cell.trim().slice(0, 80)}” can’t be read as opening hours. Use this format: ${EXAMPLE}.`,
})

/** The hours of a week in one cell. A day that is not named is closed; without any day, every day is meant. */
export const readHours = (cell: string): ReadHours => {
  const text = plain(cell)
  const hours: OpeningDay[] = []
  const named: number[] = []
  let end = 0
  for (const match of text.matchAll(TIMES)) {
    const between = text.slice(end, match.index).replaceAll(/^[\s;,|:]+|[\s;,|:]+$/g, '')
    const days = between === '' && end > 0 ? null : daysIn(between)
    const times = timesOf(match)
    if (!days || !times) return unreadable(cell)
    named.push(...days)
    if (times !== 'closed') hours.push(...days.map((day) => ({ day, ...times })))
    end = match.index + match[0].length
  }
  if (named.length === 0 || text.slice(end).replaceAll(/[\s;,|.]/g, '') !== '') return unreadable(cell)
  if (new Set(named).size !== named.length) return { message: 'A weekday is listed twice.' }
  return settled(hours, cell)
}

/** A cell for one weekday: a stretch of time, or closed. */
export const readDayHours = (day: number, cell: string): ReadHours => {
  const text = plain(cell).trim()
  const [match, ...more] = [...text.matchAll(TIMES)]
  const times = match?.[0].length === text.length && more.length === 0 ? timesOf(match) : null
  if (!times) return unreadable(cell)
  return times === 'closed' ? { hours: [] } : settled([{ day, ...times }], cell)
}

const settled = (hours: OpeningDay[], cell: string): ReadHours => {
  const sorted = hours.toSorted((a, b) => a.day - b.day)
  return openingHoursFault(sorted) === null ? { hours: sorted } : unreadable(cell)
}

const SHORT = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** As a cell says them; read again, they are the same. */
export const hoursText = (hours: OpeningHours): string =>
  hours
    .toSorted((a, b) => a.day - b.day)
    .map(({ day, open, close }) => `${SHORT[day - 1]} ${open}-${close}`)
    .join('; ')
