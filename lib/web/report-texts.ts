import 'server-only'

import { getTranslations } from 'next-intl/server'

import { HELP_REASONS } from '#lib/domain/notice/report.ts'

const LINE_TEXTS = [
  'lot',
  'lotUnknown',
  'shipped',
  'onHand',
  'found',
  'shelf',
  'backRoom',
  'display',
  'customers',
  'foundSum',
  'done',
  'quarantined',
  'destroyed',
  'returned',
  'restToQuarantine',
  'tooMany',
  'sold',
  'soldHint',
  'missing',
  'missingOne',
  'more',
  'less',
  'addTitle',
  'addProduct',
  'addLot',
  'add',
  'note',
  'report',
  'correct',
  'lost',
  'draftKept',
] as const

/** The words of the report for the phone, which fills in the figures itself. */
export const reportTexts = async (): Promise<Record<(typeof LINE_TEXTS)[number], string>> => {
  const t = await getTranslations('report')
  return Object.fromEntries(LINE_TEXTS.map((key) => [key, t.raw(key) as string])) as Record<
    (typeof LINE_TEXTS)[number],
    string
  >
}

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
      lost: t('lost'),
    },
  }
}
