const NAME = 'clearshelf-phone'

/** Which browser this is, so that two phones with one login are told apart; without a place to keep it, another each time. */
export const thisPhone = (): string => {
  try {
    const known = localStorage.getItem(NAME)
    if (known) return known
    const made = crypto.randomUUID()
    localStorage.setItem(NAME, made)
    return made
  } catch {
    return crypto.randomUUID()
  }
}
