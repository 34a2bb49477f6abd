import type { ComponentProps, ReactNode } from 'react'

import { ApplyForm } from '#components/imports/apply-form.tsx'
import { ImportCountsRow } from '#components/imports/import-counts-row.tsx'
import { ImportRowsTable } from '#components/imports/import-rows-table.tsx'
import { SHOW_WORDS, type Show } from '#components/imports/import-words.ts'
import { Banner } from '#components/ui/banner.tsx'
import { Card } from '#components/ui/card.tsx'
import { download } from '#components/ui/glyphs.ts'
import { Pagination } from '#components/ui/pagination.tsx'
import { Section } from '#components/ui/section.tsx'
import { buttonClasses } from '#components/ui/button-classes.ts'
import { Icon } from '#components/ui/icon.tsx'
import { importRows } from '#lib/queries/catalog/imports/import-rows.ts'
import type { ImportDetail } from '#lib/queries/catalog/imports/import-detail.ts'
import type { Signed } from '#lib/web/current-actor.ts'
import { pageLinks } from '#lib/web/page-links.ts'
import { read } from '#lib/web/read.ts'
import { counted } from '#lib/domain/format/counted.ts'

import { apply } from '../actions.ts'

type Props = {
  found: ImportDetail
  actor: Signed['actor']
  asked: { show?: string; cursor?: string }
  /** The columns, to be chosen again. */
  children: ReactNode
}

type Counts = NonNullable<ImportDetail['counts']>

const firstShown = ({ error, warnings, change, add, remove }: Counts, whole: boolean): Show =>
  error > 0
    ? 'error'
    : change > 0
      ? 'change'
      : add > 0
        ? 'add'
        : whole && remove > 0
          ? 'remove'
          : warnings > 0
            ? 'notices'
            : 'unchanged'

const summary = ({ add, change, remove, unchanged }: Counts, whole: boolean): string =>
  `${counted(add, 'row')} will be added, ${change.toLocaleString('en')} changed, ${whole ? `${remove.toLocaleString('en')} removed, ` : ''}${unchanged.toLocaleString('en')} unchanged. The import is all or nothing.`

/** The difference that a file would make, and the decision about it. */
export const CheckedImport = async ({ found, actor, asked, children }: Props) => {
  const { id, counts, settings, columns } = found
  if (!counts) return null
  const show =
    asked.show && asked.show in SHOW_WORDS ? (asked.show as Show) : firstShown(counts, settings.whole)
  const { data, nextCursor } = await read(importRows, actor, { id, show, limit: 50, cursor: asked.cursor })
  const props: ComponentProps<typeof ImportRowsTable> = {
    label: SHOW_WORDS[show],
    rows: data,
    columns: columns.map(({ name }) => name),
  }
  return (
    <>
      <ImportCountsRow id={id} counts={counts} whole={settings.whole} current={show} />
      <Card title="Apply to the catalog">
        <ApplyForm
          importId={id}
          action={apply}
          errors={counts.error}
          typedWords={found.typedWords}
          summary={summary(counts, settings.whole)}
        />
      </Card>
      <Section
        title={SHOW_WORDS[show]}
        actions={
          counts.error > 0 && (
            // A download, not a page: the router must not take it for one.
            <a href={`/imports/${id}/errors.csv`} download className={buttonClasses({ size: 'sm' })}>
              <Icon glyph={download} />
              Download errors
            </a>
          )
        }
      >
        {data.length === 0 ? <Banner title="None" tone="neutral" /> : <ImportRowsTable {...props} />}
        {(asked.cursor ?? nextCursor) && (
          <Pagination
            label="Row pages"
            summary={`${data.length} on this page`}
            {...pageLinks(`/imports/${id}`, { show }, asked.cursor, nextCursor)}
          />
        )}
      </Section>
      <details className="rounded-lg border border-line bg-surface">
        <summary className="cursor-pointer rounded-lg px-4 py-3 text-sm font-medium text-strong">
          Change columns and check again
        </summary>
        <div className="border-t border-line p-4">{children}</div>
      </details>
    </>
  )
}
