import { smsParts } from '../../delivery/sms-parts.ts'
import { renderSms } from '../../delivery/sms-text.ts'
import type { Language } from '../../identity/language.ts'
import { TRANSLATED, type RecallContent } from '../recall.ts'
import { warning, type Finding, type LintFacts, type LintRule } from './finding.ts'

/** `https://` and a host of ordinary length, `/a/`, and 22 signs of secret. */
const USUAL_LINK = 54
const NUMBER = 'R-2026-0000'

/** What staff’s phones will show, with a link and a number of the usual length. */
export const sampleSms = (
  content: RecallContent,
  language: Language,
  facts: Pick<LintFacts, 'linkLength'> = {},
): string =>
  renderSms({
    language,
    purpose: 'notice',
    recall: { number: NUMBER, content },
    store: { number: '0000', name: '' },
    link: `https://${'x'.repeat((facts.linkLength ?? USUAL_LINK) - 8)}`,
  })

/** One part wherever possible: a second one comes later, costs again, and may not come at all. */
export const fitsOneText: LintRule = (content, facts) => {
  if (content.title.trim() === '') return []
  const english = tooLong(content, 'en', 'title', facts)
  const others = TRANSLATED.filter((language) => content.translations?.[language]?.title.trim()).flatMap(
    (language) => tooLong(content, language, `translations.${language}.title`, facts),
  )
  return [...english, ...others]
}

const tooLong = (content: RecallContent, language: Language, field: string, facts: LintFacts): Finding[] => {
  const { parts, units, single, encoding, wide } = smsParts(sampleSms(content, language, facts))
  if (parts === 1) return []
  // Other languages than English need letters that seven bits lack; there, two parts are what one can have.
  if (language !== 'en' && encoding === 'UCS-2' && parts <= 3) return []
  const why =
    encoding === 'UCS-2' && language === 'en'
      ? `“${wide ?? ''}” halves the length of a text message. Use a plain character.`
      : `Make the title ${units - single} characters shorter.`
  return [warning('sms_parts', field, `The text message is sent in ${parts} parts. ${why}`)]
}
