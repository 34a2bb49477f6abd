import type { Metadata } from 'next'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'

import { ScanDesk } from '#components/store/scan/scan-desk.tsx'
import { DrillBar } from '#components/ui/drill-bar.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { scanDesk } from '#lib/queries/notice/scan-desk.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageId } from '#lib/web/page-id.ts'
import { read } from '#lib/web/read.ts'

type Props = { params: Promise<{ id: string }> }

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('scan'))('title'),
})

const ScanPage = async ({ params }: Props) => {
  const noticeId = pageId((await params).id)
  const { actor } = await signedIn(`/tasks/${noticeId}/scan`)
  const knowledge = await read(scanDesk, actor, { noticeId, language: await getLocale() })
  const [{ kind, number, title, language }] = knowledge.recalls
  const t = await getTranslations('scan')
  const store = await getTranslations('store')
  const { scan: texts } = await getMessages()
  return (
    <>
      <TextLink href={`/tasks/${noticeId}`} alone className="self-start">
        {t('back')}
      </TextLink>
      {kind === 'drill' && <DrillBar word={store('drill').toUpperCase()}>{store('drillText')}</DrillBar>}
      <header className="flex flex-col gap-1">
        <h1 className="text-xl">{t('title')}</h1>
        <p className="text-sm text-muted">
          {number} · <span lang={language}>{title}</span>
        </p>
      </header>
      <ScanDesk knowledge={knowledge} personId={actor.personId} texts={texts} />
    </>
  )
}

export default ScanPage
