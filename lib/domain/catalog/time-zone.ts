// Asking Intl takes a good part of a millisecond, and a list of stores names few zones many times. Only zones that there
// are get in here, and of those there are some hundreds.
const known = new Set<string>()

/** Whether this is a zone of the IANA database. Offsets such as +02:00 forget daylight saving time and are none. */
export const isTimeZone = (zone: string): boolean => {
  if (known.has(zone)) return true
  try {
    const found = /^[A-Z]/i.test(zone) && Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
    if (found) known.add(zone)
    return found
  } catch {
    return false
  }
}
