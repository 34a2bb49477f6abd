import type { Metadata } from 'next'

import { Sheet } from '#components/recall/paper/sheet.tsx'
import { PrintButton } from '#components/recall/print-button.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { SheetLanguage } from '#lib/contracts/forms/paper.ts'
import { paperSheet } from '#lib/queries/recall/paper-sheet.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageId } from '#lib/web/page-id.ts'
import { pageQuery } from '#lib/web/page-query.ts'
import { webProcess } from '#lib/web/process.ts'
import { read } from '#lib/web/read.ts'
import { sheetTexts } from '#lib/web/sheet-texts.ts'

import { PartHeader } from '../../../part-header.tsx'

export const metadata: Metadata = { title: 'Paper sheet' }

type Props = {
  params: Promise<{ id: string; number: string }>
  searchParams: Promise<Record<string, string | undefined>>
}

const LANGUAGES = [
  ['en', 'English'],
  ['es', 'Español'],
  ['fr', 'Français'],
] as const

/** For a store without a device: one sheet to print or to fax, answered with a pen, entered at the desk by its code. */
const SheetPage = async ({ params, searchParams }: Props) => {
  const { id: rawId, number } = await params
  const id = pageId(rawId)
  const here = `/recalls/${id}/stores/${number}`
  const { actor } = await signedIn(`${here}/sheet`)
  const { language } = SheetLanguage.parse(await pageQuery(searchParams))
  const view = await read(paperSheet, actor, {
    recallId: id,
    storeNumber: decodeURIComponent(number),
    language,
  })
  return (
    <div className="flex flex-col gap-5">
      <div data-print="no">
        <PartHeader
          recall={{ id, number: view.recall.number }}
          here={`Paper sheet for store ${view.store.number}`}
          title={`Paper sheet for store ${view.store.number}`}
          description="Print or fax it. The store fills it in by hand; enter the response by its code."
          actions={
            <>
              {LANGUAGES.filter(([one]) => one !== view.language).map(([one, name]) => (
                <TextLink key={one} href={`${here}/sheet?language=${one}`}>
                  {name}
                </TextLink>
              ))}
              <PrintButton />
            </>
          }
        />
      </div>
      <Sheet view={view} texts={await sheetTexts(view, webProcess().ports.clock.now())} />
    </div>
  )
}

export default SheetPage
