import { LANGUAGE_NAMES } from '../../format/language-names.ts'
import { TRANSLATED } from '../recall.ts'
import { placeholderIn } from '../templates/placeholders.ts'
import { templateEnglish } from '../templates/template-english.ts'
import { error, warning, type Finding, type LintRule } from './finding.ts'
import { writtenTexts } from './written-texts.ts'

// What the contract asks of a recall from outside, asked of a draft before it goes to review: a draft may be unfinished.

const SHORTEST = 3

const isBlank = (text: string): boolean => text.trim().length < SHORTEST

/** Everything that has to be said is said. */
export const complete: LintRule = (content) => {
  const { title, hazard, instructions, reasonCode, steps = [], scope, target } = content
  const missing = (blank: boolean, field: string, message: string): Finding[] =>
    blank ? [error('required', field, message)] : []
  return [
    ...missing(isBlank(title), 'title', 'Add a title: the product and what’s wrong with it.'),
    ...missing(scope.length === 0, 'scope', 'Add at least one product.'),
    ...scope.flatMap(({ gtin }, i) => missing(gtin === '', `scope.${i}.gtin`, 'Choose a product.')),
    ...missing(reasonCode.trim() === '', 'reasonCode', 'Choose a reason.'),
    ...missing(isBlank(hazard), 'hazard', 'Describe what it can do, and who is at risk.'),
    ...missing(isBlank(instructions), 'instructions', 'Describe what stores must do.'),
    ...steps.flatMap(({ text }, i) =>
      missing(isBlank(text), `steps.${i}.text`, `Fill in step ${i + 1}, or remove it.`),
    ),
    ...missing(
      target.mode === 'listed' && target.storeNumbers.length === 0,
      'target.storeNumbers',
      'Add at least one store.',
    ),
  ]
}

/** A template leaves room for product and reason; nobody is told of “[product]”. */
export const nothingLeftToFill: LintRule = (content) => {
  const unfinished = translationsWhole(content, { today: '' }).map(({ field }) => languageOf(field))
  return writtenTexts(content).flatMap(({ field, text }) => {
    const left = placeholderIn(text)
    // A translation that is not finished is not sent, and is told of already.
    if (!left || unfinished.includes(languageOf(field))) return []
    return [error('placeholder', field, `Replace “${left}”.`)]
  })
}

const languageOf = (field: string): string => /^translations\.(\w+)/.exec(field)?.[1] ?? 'en'

/** A translation that is begun is finished; until then its stores read English. */
export const translationsWhole: LintRule = ({ translations = {} }) =>
  TRANSLATED.flatMap((language) => {
    const texts = translations[language]
    if (!texts) return []
    const blank = (['title', 'hazard', 'instructions'] as const).find((name) => isBlank(texts[name]))
    return blank
      ? [
          warning(
            'translation_incomplete',
            `translations.${language}.${blank}`,
            'This translation isn’t finished. Stores that read it get the English text.',
          ),
        ]
      : []
  })

/** A text that was changed in English and came with a template in other languages says something else there. */
export const translationsFollow: LintRule = (content) =>
  TRANSLATED.flatMap((language) => {
    const texts = content.translations?.[language]
    if (!texts) return []
    return (['hazard', 'instructions'] as const).flatMap((name) => {
      const english = templateEnglish(language, texts[name])
      if (english.length === 0 || isBlank(content[name]) || english.includes(content[name].trim())) return []
      return [
        warning(
          'translation_behind',
          `translations.${language}.${name}`,
          `The English text was changed; the ${LANGUAGE_NAMES[language]} still says what the template says. Change it too, or give a reason.`,
        ),
      ]
    })
  })
