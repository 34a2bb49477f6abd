import { CodeInline } from '#components/ui/code-inline.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'

type Part = { term: string; says: string; example?: string }

const STORES: Part[] = [
  { term: 'Store number', says: 'Required. Existing stores are updated; new ones are added.' },
  {
    term: 'Name, time zone',
    says: 'Required for new stores. Use an IANA time zone name.',
    example: 'America/Chicago',
  },
  {
    term: 'District',
    says: 'By name. Put parent districts before it, or in a “Parent district” column.',
    example: 'North > Springfield',
  },
  {
    term: 'Opening hours',
    says: 'The whole week in one column, or one column per weekday. Days not listed are closed.',
    example: 'Mon-Fri 08:00-21:00; Sat 09:00-18:00; Sun closed',
  },
  {
    term: 'Contacts',
    says: 'One column per kind (on duty, after hours, escalation) and channel (email, SMS and others). Separate several addresses in a cell with semicolons.',
    example: 'After hours phone',
  },
]
const OTHERS: Part[] = [
  { term: 'Products', says: 'GTIN (required), name, brand, category, supplier.', example: '00614141000012' },
  {
    term: 'Shipments',
    says: 'Reference, store number, GTIN, quantity, shipped at; lot and best-by date if known. Known references are skipped.',
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
      File format
    </summary>
    <div className="flex flex-col gap-4 border-t border-line p-4 text-sm text-body">
      <p>
        Columns are matched by name, in English, Spanish, French or German, in any order. You can review and
        change the matches before anything is checked. A missing column leaves its values unchanged; an empty
        cell clears the value.
      </p>
      <DescriptionList items={items(STORES)} />
      <DescriptionList items={items(OTHERS)} />
    </div>
  </details>
)
