import { CodeInline } from '#components/ui/code-inline.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'

type Part = { term: string; says: string; example?: string }

const STORES: Part[] = [
  { term: 'Store number', says: 'Needed. A store that is there is changed; one that is not is added.' },
  {
    term: 'Name, time zone',
    says: 'Needed for new stores. The zone is an IANA name.',
    example: 'America/Chicago',
  },
  {
    term: 'District',
    says: 'By its name. Those above it may stand before it, or in a column “Parent district”.',
    example: 'North > Springfield',
  },
  {
    term: 'Opening hours',
    says: 'The week in one column, or a column for each weekday. A day that is not named is closed.',
    example: 'Mon-Fri 08:00-21:00; Sat 09:00-18:00; Sun closed',
  },
  {
    term: 'Contacts',
    says: 'A column for each kind and channel: on duty, after hours, escalation; e-mail, SMS and others. Several addresses in one cell stand with a semicolon between them.',
    example: 'After hours phone',
  },
]
const OTHERS: Part[] = [
  { term: 'Products', says: 'GTIN (needed), name, brand, category, supplier.', example: '00614141000012' },
  {
    term: 'Shipments',
    says: 'Reference, store number, GTIN, quantity, shipped at; lot and best before where they are known. A reference that is known is not written again.',
    example: '2027-03-31',
  },
]

const items = (parts: Part[]) =>
  parts.map(({ term, says, example }) => ({
    term,
    detail: (
      <>
        {says} {example && <CodeInline>{example}</CodeInline>}
      </>
    ),
  }))

/** What a file may hold and how its cells are written. */
export const ImportHelp = () => (
  <details className="rounded-lg border border-line bg-surface">
    <summary className="cursor-pointer rounded-lg px-4 py-3 text-sm font-medium text-strong">
      How a file is written
    </summary>
    <div className="flex flex-col gap-4 border-t border-line p-4 text-sm text-body">
      <p>
        Columns are found by their names, in English, Spanish, French or German, in any order. You see and
        change what was found before anything is checked. A column that is not there leaves its values as they
        are; an empty cell takes the value away.
      </p>
      <DescriptionList items={items(STORES)} />
      <DescriptionList items={items(OTHERS)} />
    </div>
  </details>
)
