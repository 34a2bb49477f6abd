import type { Metadata } from 'next'

import { ImportEnded } from '#components/imports/import-ended.tsx'
import { ImportFacts } from '#components/imports/import-facts.tsx'
import { ImportProgress } from '#components/imports/import-progress.tsx'
import { ColumnsForm } from '#components/imports/columns-form.tsx'
import { DiscardButton } from '#components/imports/discard-button.tsx'
import { UnreadableImport } from '#components/imports/unreadable-import.tsx'
import { STATE_WORDS } from '#components/imports/import-words.ts'
import { Banner } from '#components/ui/banner.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { Card } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Status } from '#components/ui/status.tsx'
import { importDetail } from '#lib/queries/catalog/imports/import-detail.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageId } from '#lib/web/page-id.ts'
import { pageQuery } from '#lib/web/page-query.ts'
import { read } from '#lib/web/read.ts'

import { check, discard, readAgain } from '../actions.ts'
import { CheckedImport } from './checked-import.tsx'

export const metadata: Metadata = { title: 'Import' }

const NOTHING_CHANGED = 'Nothing is changed yet. You can leave this page; the import continues.'
const PROGRESS = {
  reading: { label: 'Reading file', note: NOTHING_CHANGED },
  checking: { label: 'Checking against the catalog', note: NOTHING_CHANGED },
  applying: { label: 'Applying', note: 'All or nothing. You can leave this page; the import continues.' },
}

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<{ show?: string; cursor?: string }>
}

const ImportPage = async ({ params, searchParams }: Props) => {
  const id = pageId((await params).id)
  const { actor } = await signedIn(`/imports/${id}`)
  const found = await read(importDetail, actor, { id })
  const { state, fileName, kind, fields, columns, settings } = found
  const { word, tone } = STATE_WORDS[state]
  const open = state === 'uploaded' || state === 'checked'
  const form = (label: string) => (
    <ColumnsForm importId={id} action={check} label={label} {...{ kind, fields, columns, settings }} />
  )
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        above={
          <Breadcrumbs
            label="Breadcrumb"
            items={[{ label: 'Imports', href: '/imports' }, { label: fileName }]}
          />
        }
        title={fileName}
        beside={<Status tone={tone}>{word}</Status>}
        actions={found.mayDiscard && <DiscardButton importId={id} action={discard} />}
      />
      <ImportFacts found={found} />
      {state === 'unreadable' && (
        <UnreadableImport
          importId={id}
          fault={found.fault ?? ''}
          preview={found.preview}
          action={readAgain}
        />
      )}
      {found.fault && open && (
        <Banner tone="danger" title="Import not applied">
          {found.fault}
        </Banner>
      )}
      {state === 'reading' && (
        <ImportProgress {...PROGRESS.reading} unit="bytes" done={found.progress} of={found.bytes} />
      )}
      {(state === 'checking' || state === 'applying') && (
        <ImportProgress {...PROGRESS[state]} unit="rows" done={found.progress} of={found.rows} />
      )}
      {state === 'uploaded' && (
        <Card
          title="Match columns"
          description="Matched by column names and contents. Review before checking."
        >
          {form('Check file')}
        </Card>
      )}
      {state === 'checked' && (
        <CheckedImport found={found} actor={actor} asked={await pageQuery(searchParams)}>
          {form('Check again')}
        </CheckedImport>
      )}
      <ImportEnded found={found} />
    </div>
  )
}

export default ImportPage
