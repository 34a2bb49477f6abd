import 'server-only'

import { getTranslations } from 'next-intl/server'

import { HELP_REASONS } from '#lib/domain/notice/report.ts'

import { signatureTexts } from './signature-texts.ts'
import { lostTexts } from './lost-texts.ts'

/** The words for those who have none of it, or cannot do it. */
export const otherAnswerTexts = async () => {
  const t = await getTranslations('report')
  return {
    reasons: HELP_REASONS.map((value) => ({ value, label: t(value) })),
    texts: {
      notAffected: t('notAffected'),
      cannot: t('cannot'),
      checkTitle: t('checkTitle'),
      check: t('check'),
      checkMissing: t('checkMissing'),
      why: t('why'),
      whyMissing: t('whyMissing'),
      note: t('note'),
      noteMissing: t('noteMissing'),
      send: t('send'),
      ...(await lostTexts()),
      ...(await signatureTexts()),
    },
  }
}
