import 'server-only'

import { getTranslations } from 'next-intl/server'

import type { ShippedLot } from '#lib/domain/notice/reconciliation.ts'
import { ENTERED_KINDS } from '#lib/domain/notice/stock-entry.ts'
import type { NoticeTask } from '#lib/queries/notice/notice-task.ts'

import { askedLots } from './asked-lots.ts'
import { lostTexts } from './lost-texts.ts'

/** What may be entered after the answer, of which lots, in the words of whoever enters it. */
export const stockToEnter = async (task: NoticeTask, shipped: ShippedLot[]) => {
  const t = await getTranslations('stock')
  const report = await getTranslations('report')
  const { lots, products } = askedLots(task, shipped)
  return {
    kinds: ENTERED_KINDS,
    lots: lots.map(({ gtin, lot, productName }) => ({
      gtin,
      lot,
      label: [products.length > 1 && productName, lot ? t('lot', { lot }) : t('lotUnknown')]
        .filter(Boolean)
        .join(', '),
    })),
    texts: {
      receipt: t('receipt'),
      receipt_text: t('receipt_text'),
      receipt_send: t('receipt_send'),
      customer_return: t('customer_return'),
      customer_return_text: t('customer_return_text'),
      customer_return_send: t('customer_return_send'),
      whichLot: t('whichLot'),
      howMany: t('howMany'),
      wholeOnly: report('wholeOnly'),
      more: report('more'),
      less: report('less'),
      ...(await lostTexts()),
    },
  }
}
