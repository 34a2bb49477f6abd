/** By day, as they came. The days are those of UTC, as all times of the console. */
export const byDay = <T extends { at: string }>(entries: T[]): { day: string; entries: T[] }[] => {
  const days: { day: string; entries: T[] }[] = []
  for (const entry of entries) {
    const day = entry.at.slice(0, 10)
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}
