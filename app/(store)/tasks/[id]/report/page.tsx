import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getMessages, getTranslations } from 'next-intl/server'

import { ReportForm } from '#components/store/report/report-form.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
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
  const task = await read(noticeTask, actor, { noticeId })
  if (!task.reports) redirect(`/tasks/${noticeId}`)
  const { lots, products } = askedLots(task, await read(shippedHere, actor, { noticeId }))
  const t = await getTranslations('report')
  const { report: texts } = await getMessages()
  return (
    <>
      <TextLink href={`/tasks/${noticeId}`} className="self-start">
        {t('backToTask')}
      </TextLink>
      <header className="flex flex-col gap-1">
        <p className="text-sm text-muted">
          {task.recall.number} {task.recall.title}
        </p>
        <h1 className="text-xl">{t('title')}</h1>
        <p className="text-base">{t('intro')}</p>
      </header>
      <ReportForm
        noticeId={noticeId}
        version={task.version}
        lots={lots}
        products={products}
        texts={{ ...texts, ...(await signatureTexts()) }}
      />
    </>
  )
}

export default ReportPage
