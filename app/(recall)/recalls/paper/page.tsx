import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'

import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { PaperCodeQuery } from '#lib/contracts/forms/paper.ts'
import { findPaper, type PaperSheet } from '#lib/queries/recall/find-paper.ts'
import { allowed } from '#lib/web/allowed.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageQuery } from '#lib/web/page-query.ts'
import { read } from '#lib/web/read.ts'

export const metadata: Metadata = { title: 'Enter a paper response' }

type Props = { searchParams: Promise<Record<string, string | undefined>> }

const addressOf = ({ recallId, store }: PaperSheet, code: string): string =>
  `/recalls/${recallId}/stores/${encodeURIComponent(store)}/paper?code=${encodeURIComponent(code)}`

/** From the code on a sheet to the form that takes its answer. */
const PaperPage = async ({ searchParams }: Props) => {
  const { actor } = await signedIn('/recalls/paper')
  if (!allowed(actor, 'notice:report')) notFound()
  const { code } = PaperCodeQuery.parse(await pageQuery(searchParams))
  const found = code ? await read(findPaper, actor, { code }) : []
  const [only] = found
  if (only && found.length === 1) redirect(addressOf(only, code))
  return (
    <div className="flex max-w-xl flex-col gap-5">
      <PageHeader
        above={
          <Breadcrumbs
            label="Breadcrumb"
            items={[{ label: 'Recalls', href: '/recalls' }, { label: 'Enter a paper response' }]}
          />
        }
        title="Enter a paper response"
        description="Enter what a store without a device reads or sends to you. It’s recorded as entered on the store’s behalf."
      />
      <form className="flex items-end gap-2">
        <TextField
          name="code"
          label="Sheet code"
          hint="Eight letters, top right"
          defaultValue={code}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          required
          className="flex-1"
        />
        <Button type="submit" variant="primary">
          Find
        </Button>
      </form>
      {code && found.length === 0 && (
        <Banner tone="waiting" live="polite" title="No sheet with this code">
          Check the letters: codes have no I, L or O, and no digits. Or the sheet belongs to a store outside
          your district.
        </Banner>
      )}
      {found.length > 1 && (
        <ul className="flex flex-col gap-2">
          {found.map((sheet) => (
            <li key={`${sheet.recallId} ${sheet.store}`}>
              <TextLink href={addressOf(sheet, code)}>
                {sheet.number} {sheet.title}: store {sheet.store} {sheet.storeName}
              </TextLink>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

export default PaperPage
