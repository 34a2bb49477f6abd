// Letters that are not mistaken for digits, never six digits alone: those are read as a code of the app.
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Letters in two groups that a person can type, made from a secret. */
export const readableCode = (secret: string, length: number): string => {
  const letters = [...secret.padEnd(length, 'x')]
    .slice(0, length)
    .map((char) => LETTERS[(char.codePointAt(0) ?? 0) % LETTERS.length])
  return `${letters.slice(0, length / 2).join('')}-${letters.slice(length / 2).join('')}`
}

/** As it was made, however it was typed. */
export const typedCode = (typed: string): string => typed.replaceAll(/[\s-]/g, '').toUpperCase()
