import type { ReactNode } from 'react'

import type { ScannedRecall } from '#lib/domain/scan/scanned-recall.ts'

import { fillText } from '../fill-text.ts'
import type { Judged } from './judged.ts'
import type { ScanTexts } from './scan-texts.ts'

/** The verdict as one word, and as a sentence that says why and what to do. */
export const verdictWords = (
  { verdict, lot, recall }: Judged,
  own: boolean,
  texts: ScanTexts,
): { word: string; why: ReactNode } => {
  switch (verdict.why) {
    case 'in_scope':
      return {
        word: texts.word_remove,
        why: own ? texts.in_scope : <OtherRecall recall={recall} text={texts.otherRecall} />,
      }
    case 'other_product':
      return { word: texts.word_not_recalled, why: texts.other_product }
    case 'other_lot':
      return {
        word: texts.word_not_recalled,
        why: lot === null ? texts.other_date : fillText(texts.other_lot, { lot }),
      }
    case 'lot_not_read':
    case 'lot_too_short':
      return { word: texts.word_check_lot, why: texts[verdict.why] }
    case 'lot_not_listed':
    case 'lot_near_recalled':
    case 'lot_not_shipped':
      return { word: texts.word_check_lot, why: fillText(texts[verdict.why], { lot: lot ?? '' }) }
    case 'date_not_read':
    case 'date_near_recalled':
    case 'date_not_plausible':
      return { word: texts.word_check_date, why: texts[verdict.why] }
    case 'number_near_recalled':
    case 'knowledge_old':
    case 'recalled_elsewhere':
    case 'recalled_before':
    case 'variable_measure':
    case 'several_readings':
      return { word: texts.word_check, why: texts[verdict.why] }
  }
}

// Its title is in a language of its own where nobody has approved it in the reader's.
const OtherRecall = ({
  recall: { number, title, language },
  text,
}: {
  recall: ScannedRecall
  text: string
}) => {
  const [before = '', after = ''] = fillText(text, { number }).split('{title}')
  return (
    <>
      {before}
      <span lang={language}>{title}</span>
      {after}
    </>
  )
}
