import type { ReactNode } from 'react'

export type Column<Row> = {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  /** Ends at the right edge. */
  numeric?: boolean
  /** The address that sorts by this column, and how it is sorted now. */
  sort?: { href: string; direction?: 'ascending' | 'descending' }
  /** May break into lines; so may the column with the row's link. */
  wrap?: boolean
  /** For a checkbox or a menu: the header is read aloud only. */
  hideHeader?: boolean
  className?: string
}
