import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'

import { LowRoom } from '#components/store/offline/low-room.tsx'
import { ReportForm } from '#components/store/report/report-form.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { storeTime } from '#lib/domain/format/store-time.ts'
import { lastReport } from '#lib/queries/notice/last-report.ts'
import { noticeTask } from '#lib/queries/notice/notice-task.ts'
import { shippedHere } from '#lib/queries/notice/shipped-here.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageId } from '#lib/web/page-id.ts'
import { read } from '#lib/web/read.ts'
import { signatureTexts } from '#lib/web/signature-texts.ts'
import { askedLots } from '#lib/web/asked-lots.ts'

type Props = { params: Promise<{ id: string }> }

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('report'))('title'),
})

const ReportPage = async ({ params }: Props) => {
  const noticeId = pageId((await params).id)
  const { actor } = await signedIn(`/tasks/${noticeId}/report`)
  const locale = await getLocale()
  const task = await read(noticeTask, actor, { noticeId, language: locale })
  if (!task.reports) redirect(`/tasks/${noticeId}`)
  const { lots, alsoNamed, products } = askedLots(task, await read(shippedHere, actor, { noticeId }))
  const last = await read(lastReport, actor, { noticeId })
  const t = await getTranslations('report')
  const offline = await getTranslations('offline')
  const { report: texts, photo: photoTexts } = await getMessages()
  return (
    <>
      <TextLink href={`/tasks/${noticeId}`} alone className="self-start">
        {t('backToTask')}
      </TextLink>
      <header className="flex flex-col gap-1">
        <p className="text-sm text-muted">
          {task.recall.number} <span lang={task.recall.language}>{task.recall.title}</span>
        </p>
        <h1 className="text-xl">{t('title')}</h1>
        <p className="text-base">{t('intro')}</p>
        {last && (
          <p className="text-base">
            {t(last.takenBack ? 'fromUndone' : 'fromLast', {
              name: last.by,
              time: storeTime(last.at, locale, task.store.timezone),
            })}
          </p>
        )}
      </header>
      <LowRoom tried texts={{ title: offline('lowRoom'), text: offline('lowRoomText') }} />
      <ReportForm
        noticeId={noticeId}
        version={task.version}
        lots={lots}
        alsoNamed={alsoNamed}
        last={last?.lines ?? []}
        knew={task.answeredAt}
        products={products}
        mayChoose={task.photos.mayChoose}
        sentBefore={task.photos.sent}
        texts={{ ...texts, ...(await signatureTexts()) }}
        photoTexts={photoTexts}
      />
    </>
  )
}

export default ReportPage
