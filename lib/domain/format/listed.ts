/** "SMS", "SMS and e-mail", "SMS, push and e-mail". */
export const listed = (words: string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
