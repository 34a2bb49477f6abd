import type { Metadata } from 'next'

import { Sheet } from '#components/recall/paper/sheet.tsx'
import { PrintButton } from '#components/recall/print-button.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { phone } from '#components/ui/glyphs.ts'
import { LinkButton } from '#components/ui/link-button.tsx'
import { chosenIn } from '#lib/contracts/call-list-address.ts'
import { counted } from '#lib/domain/format/counted.ts'
import { callList } from '#lib/queries/recall/call-list.ts'
import { paperSheet } from '#lib/queries/recall/paper-sheet.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageId } from '#lib/web/page-id.ts'
import { pageQuery } from '#lib/web/page-query.ts'
import { webProcess } from '#lib/web/process.ts'
import { read } from '#lib/web/read.ts'
import { sheetTexts } from '#lib/web/sheet-texts.ts'

import { PartHeader } from '../../part-header.tsx'

export const metadata: Metadata = { title: 'Paper sheets' }

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | undefined>>
}

// What a browser still lays out for the printer within a moment, and somebody still puts into envelopes.
const MOST = 100

/** Those of the call list that have no device: a sheet for each, in its language, one to a page. */
const SheetsPage = async ({ params, searchParams }: Props) => {
  const id = pageId((await params).id)
  const { actor } = await signedIn(`/recalls/${id}/call-list/sheets`)
  const chosen = chosenIn(await pageQuery(searchParams))
  const { number, stores, nextCursor } = await read(callList, actor, { recallId: id, chosen, limit: MOST })
  const { db, ports } = webProcess()
  const now = ports.clock.now()
  const sheets = []
  // One after the other: a hundred at once would take every connection from whoever else is at the desk.
  for (const store of stores) {
    const sheet = await paperSheet(db, actor, {
      recallId: id,
      storeNumber: store.number,
      language: null,
    })
    // Stood down: nothing is wanted of it, and the others want their sheets all the same.
    if (sheet.ok) sheets.push({ view: sheet.value, texts: await sheetTexts(sheet.value, now) })
  }
  return (
    <div className="flex flex-col gap-5">
      <div data-print="no" className="flex flex-col gap-5">
        <PartHeader
          recall={{ id, number }}
          here="Sheets"
          title={`Sheets: ${counted(sheets.length, 'store')}`}
          description="One page per store on the call list, in the store’s language. Stores fill it in by hand; enter the response by its code."
          actions={<PrintButton />}
        />
        {nextCursor !== null && (
          <Banner tone="waiting" title="Too many stores to print at once">
            Showing the {MOST} stores due first. Narrow the filter on the board to print the rest.
          </Banner>
        )}
      </div>
      {sheets.length === 0 && (
        <EmptyState
          title="No stores need a sheet"
          glyph={phone}
          action={<LinkButton href={`/recalls/${id}`}>Back to the board</LinkButton>}
        >
          Every store you selected has responded.
        </EmptyState>
      )}
      {sheets.map(({ view, texts }) => (
        <div key={view.code} className="break-after-page last:break-after-auto">
          <Sheet view={view} texts={texts} />
        </div>
      ))}
    </div>
  )
}

export default SheetsPage
