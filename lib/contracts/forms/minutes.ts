const UNITS = { minutes: 1, hours: 60, days: 1440 } as const
export type MinutesUnit = keyof typeof UNITS

/** In the largest unit that it is a whole number of. */
export const inUnits = (minutes: number): { amount: number; unit: MinutesUnit } => {
  const unit = minutes % 1440 === 0 ? 'days' : minutes % 60 === 0 ? 'hours' : 'minutes'
  return { amount: minutes / UNITS[unit], unit }
}

/** `name` and `name.unit`, as the form sends them; null: not a whole number. */
export const minutesIn = (fields: Readonly<Record<string, string>>, name: string): number | null => {
  const text = (fields[name] ?? '').trim()
  const unit = UNITS[fields[`${name}.unit`] as MinutesUnit] ?? 1
  return /^\d{1,5}$/.test(text) ? Number(text) * unit : null
}
