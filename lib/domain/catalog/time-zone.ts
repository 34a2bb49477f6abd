/** Whether this is a zone of the IANA database. Offsets such as +02:00 forget daylight saving time and are none. */
export const isTimeZone = (zone: string): boolean => {
  try {
    return /^[A-Z]/i.test(zone) && Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}
