import type { Language } from '../../identity/language.ts'
import { warning, type LintRule } from './finding.ts'

// The Flesch-Kincaid grade: 0.39 × words per sentence + 11.8 × syllables per word − 15.59. Nine is what a store's staff
// reads without effort. Spanish and French have no common measure of this kind: there, sentences are kept short.

const HIGHEST_GRADE = 9
const LONGEST_SENTENCE = 25

const sentencesOf = (text: string): string[] =>
  text
    // A step's number ends no sentence.
    .replaceAll(/^\s*\d+\.\s+/gm, '')
    .split(/[.!?]+(?=\s|$)|\n+|[;:]\s/)
    .filter((part) => /\p{L}/u.test(part))

const wordsOf = (text: string): string[] => text.match(/\p{L}[\p{L}'’]*/gu) ?? []

// Names of what makes people ill cannot be put more simply, and everybody has heard them.
const NAMES =
  /^(salmonella|listeria|monocytogenes|cronobacter|norovirus|hepatitis|botulism|allergens?|bacteria)$/i

/** Groups of vowels, without a silent e at the end. Wrong for single words, right enough over a text. */
const syllablesIn = (word: string): number => {
  if (NAMES.test(word)) return 2
  const plain = word.toLowerCase().replace(/(?<=[^aeiouyl])(e|es|ed)$/, '')
  return Math.max(1, plain.match(/[aeiouy]+/g)?.length ?? 0)
}

/** The school year, in the US, whose pupils read this without effort. */
export const readingGrade = (text: string): number => {
  const sentences = sentencesOf(text).length
  const words = wordsOf(text)
  if (sentences === 0 || words.length === 0) return 0
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0)
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59
}

export const longestSentence = (text: string): number =>
  Math.max(0, ...sentencesOf(text).map((sentence) => wordsOf(sentence).length))

const FEWEST_WORDS = 8

/** Plain enough for a busy person in a store whose first language may be another. */
export const readsEasily: LintRule = ({ hazard, instructions, translations = {} }) => {
  const text = `${hazard}\n${instructions}`
  const grade = readingGrade(text)
  const english =
    wordsOf(text).length >= FEWEST_WORDS && grade > HIGHEST_GRADE
      ? [
          warning(
            'hard_to_read',
            'instructions',
            `Hazard and instructions read at grade ${Math.round(grade)}. Use shorter sentences and plainer words; aim for grade ${HIGHEST_GRADE} or below.`,
          ),
        ]
      : []
  const others = (['es', 'fr'] as const satisfies Language[]).flatMap((language) => {
    const texts = translations[language]
    const longest = texts ? Math.max(longestSentence(texts.hazard), longestSentence(texts.instructions)) : 0
    return longest > LONGEST_SENTENCE
      ? [
          warning(
            'hard_to_read',
            `translations.${language}.instructions`,
            `One sentence has ${longest} words. Aim for ${LONGEST_SENTENCE} or fewer.`,
          ),
        ]
      : []
  })
  return [...english, ...others]
}
