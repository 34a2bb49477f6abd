export type Mentionable = { id: string; name: string; role: string }

/** The name that is being typed behind an @, and where it starts; null when none is. */
export const mentionAt = (text: string, caret: number): { start: number; typed: string } | null => {
  const found = /(?:^|\s)@([\p{L}\p{M}'.-]*(?: [\p{L}\p{M}'.-]*)?)$/u.exec(text.slice(0, caret))
  if (!found) return null
  const typed = found[1] ?? ''
  return { start: caret - typed.length - 1, typed }
}

const MOST = 6

export const matching = (people: readonly Mentionable[], typed: string): Mentionable[] => {
  const wanted = typed.toLowerCase()
  return people
    .filter(({ name }) =>
      `${name} `
        .toLowerCase()
        .split(/(?<=\s)/)
        .some((_, index, words) => words.slice(index).join('').startsWith(wanted)),
    )
    .slice(0, MOST)
}

/** What is sent: each name that was chosen and still stands in the text, as the person's id. Longer names go first. */
export const withIds = (text: string, chosen: readonly Mentionable[]): string =>
  chosen
    .toSorted((a, b) => b.name.length - a.name.length)
    .reduce((said, { id, name }) => said.replaceAll(`@${name}`, `@[${id}]`), text)
