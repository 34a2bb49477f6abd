import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'

import { Sheet } from '#components/recall/paper/sheet.tsx'
import { PrintButton } from '#components/recall/print-button.tsx'
import { PublicShell } from '#components/shell/public-shell.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { SheetLanguage } from '#lib/contracts/forms/paper.ts'
import { paperSheet } from '#lib/queries/recall/paper-sheet.ts'
import { openLink } from '#lib/use-cases/identity/open-link.ts'
import { webProcess } from '#lib/web/process.ts'
import { read } from '#lib/web/read.ts'
import { sheetTexts } from '#lib/web/sheet-texts.ts'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('store'))('printSheet'),
})

/** The sheet of whoever got the message, for a store that answers with a pen. Printing it answers nothing. */
const LinkSheetPage = async ({ params }: { params: Promise<{ secret: string }> }) => {
  const { secret } = await params
  const { ports } = webProcess()
  const link = await openLink(ports)(secret)
  if (!link.ok) notFound()
  const t = await getTranslations('store')
  const { language } = SheetLanguage.parse({ language: await getLocale() })
  const view = await read(paperSheet, link.value, { noticeId: link.value.noticeId, language })
  return (
    <PublicShell foot={t('sender')}>
      <div data-print="no" className="flex flex-col gap-3">
        <TextLink href={`/a/${secret}`} alone className="self-start">
          {t('backToMessage')}
        </TextLink>
        <h1 className="text-xl">{t('printSheet')}</h1>
        <p>{t('printSheetText')}</p>
        <PrintButton label={t('print')} size="lg" />
      </div>
      <Sheet view={view} texts={await sheetTexts(view, ports.clock.now())} />
    </PublicShell>
  )
}

export default LinkSheetPage
