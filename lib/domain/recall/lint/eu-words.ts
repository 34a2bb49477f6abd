import type { Language } from '../../identity/language.ts'
import { error, warning, type LintRule } from './finding.ts'
import { firstMention, writtenTexts } from './written-texts.ts'

// Regulation (EU) 2023/988, Article 36: a recall notice avoids whatever lowers the perception of risk.
const FORBIDDEN: Record<Language, readonly string[]> = {
  en: [
    'voluntary',
    'voluntarily',
    'precaution',
    'discretion',
    'in rare situations',
    'in rare cases',
    'in specific situations',
    'in specific cases',
    'no accidents reported',
    'no accidents have been reported',
    'no reported accidents',
    'no incidents have been reported',
    'no injuries have been reported',
  ],
  es: [
    'voluntari',
    'por precaución',
    'precautori',
    'preventiv',
    'discrecional',
    'en situaciones raras',
    'en raras ocasiones',
    'en casos excepcionales',
    'en situaciones específicas',
    'en casos específicos',
    'no se han notificado accidentes',
    'no se ha notificado ningún accidente',
    'sin accidentes notificados',
  ],
  fr: [
    'volontaire',
    'par précaution',
    'mesure de précaution',
    'par mesure préventive',
    'discrétionnaire',
    'dans de rares situations',
    'dans de rares cas',
    'dans des situations spécifiques',
    'dans des cas spécifiques',
    "aucun accident n'a été signalé",
    'aucun accident signalé',
  ],
}

/** The words that a notice in the EU may not contain, in each of its languages. */
export const euWords: LintRule = (content) => {
  if (content.jurisdiction !== 'EU') return []
  return writtenTexts(content).flatMap(({ field, language, text }) => {
    const found = firstMention(text, FORBIDDEN[language])
    return found
      ? [
          error(
            'eu_forbidden_word',
            field,
            `“${found}” downplays the risk, which EU law forbids in a recall notice. Remove it.`,
          ),
        ]
      : []
  })
}

const HEADLINE: Record<Language, string> = {
  en: 'Product safety recall',
  es: 'Recuperación de un producto por motivos de seguridad',
  fr: 'Rappel de produit pour des raisons de sécurité',
}

/** The headline of the EU's template (Implementing Regulation (EU) 2024/1435). */
export const euHeadline: LintRule = ({ jurisdiction, kind, title }) =>
  jurisdiction === 'EU' && kind === 'recall' && firstMention(title, [HEADLINE.en]) === null
    ? [warning('eu_headline', 'title', `Start the title with “${HEADLINE.en}”, the EU notice headline.`)]
    : []
