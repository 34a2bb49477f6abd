import type { Metadata } from 'next'

import { ReadBack } from '#components/trace/read-back.tsx'
import { TraceForm } from '#components/trace/trace-form.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { truck } from '#components/ui/glyphs.ts'
import { PageHeader } from '#components/ui/page-header.tsx'
import { askedCode } from '#lib/web/asked-code.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageQuery } from '#lib/web/page-query.ts'

import { Traced } from './traced.tsx'

export const metadata: Metadata = { title: 'Trace' }

type Props = { searchParams: Promise<{ code?: string; cursor?: string }> }

const TracePage = async ({ searchParams }: Props) => {
  const { actor } = await signedIn('/trace')
  const { code, cursor } = await pageQuery(searchParams)
  const read = code?.trim() ? askedCode(code) : null
  const fault = read && 'message' in read ? read.message : undefined
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title="Trace"
        description="Find which stores received a product, by GTIN, lot or scanned code."
      />
      <TraceForm value={code} error={fault} />
      {read && !('message' in read) && (
        <>
          <ReadBack form={read.form} facts={read.facts} />
          <Traced actor={actor} gtin={read.gtin} lot={read.lot} code={code ?? ''} cursor={cursor} />
        </>
      )}
      {!read && (
        <EmptyState title="Nothing traced yet" glyph={truck}>
          Scan a pack’s code into the field, or type the GTIN printed below the barcode.
        </EmptyState>
      )}
    </div>
  )
}

export default TracePage
