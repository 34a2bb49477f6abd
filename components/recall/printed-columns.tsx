import type { Column } from '#components/ui/table-column.ts'
import { absoluteText } from '#components/ui/time-texts.ts'

export type PrintedStore = {
  number: string
  name: string
  city: string | null
  usState: string | null
  timezone: string
  dueAt: string
  shipped: number
}

/** The columns that the lists on paper share. */
export const STORE: Column<PrintedStore> = {
  key: 'store',
  header: 'Store',
  wrap: true,
  cell: ({ number, name, city, usState }) => (
    <>
      <strong className="font-semibold text-strong">{number}</strong> {name}
      <span className="block text-xs text-muted">{[city, usState].filter(Boolean).join(', ')}</span>
    </>
  ),
}

export const due = (header: string): Column<PrintedStore> => ({
  key: 'due',
  header,
  cell: ({ dueAt, timezone }) => absoluteText(new Date(dueAt), 'en', timezone),
})

export const SHIPPED: Column<PrintedStore> = {
  key: 'shipped',
  header: 'Shipped',
  numeric: true,
  cell: ({ shipped }) => shipped,
}
