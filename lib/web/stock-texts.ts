import 'server-only'

import { getTranslations } from 'next-intl/server'

import type { StockTexts } from '#components/store/stock/stock-entries.tsx'

/** The words for whoever enters what came after the answer. */
export const stockTexts = async (): Promise<StockTexts> => {
  const t = await getTranslations('stock')
  const report = await getTranslations('report')
  return {
    receipt: t('receipt'),
    receipt_text: t('receipt_text'),
    receipt_send: t('receipt_send'),
    customer_return: t('customer_return'),
    customer_return_text: t('customer_return_text'),
    customer_return_send: t('customer_return_send'),
    whichLot: t('whichLot'),
    howMany: t('howMany'),
    more: report('more'),
    less: report('less'),
    lost: report('lost'),
  }
}
