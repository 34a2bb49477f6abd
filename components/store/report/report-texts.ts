/** The words of the report, in the reader's language; figures stand in them as {n}. */
export type ReportTexts = Record<
  | 'lot'
  | 'lotUnknown'
  | 'shipped'
  | 'onHand'
  | 'found'
  | 'shelf'
  | 'backRoom'
  | 'display'
  | 'customers'
  | 'foundSum'
  | 'done'
  | 'quarantined'
  | 'destroyed'
  | 'returned'
  | 'restToQuarantine'
  | 'tooMany'
  | 'sold'
  | 'soldHint'
  | 'missing'
  | 'missingOne'
  | 'more'
  | 'less'
  | 'addTitle'
  | 'addProduct'
  | 'addLot'
  | 'add'
  | 'note'
  | 'report'
  | 'correct'
  | 'lost'
  | 'draftKept',
  string
>

export const filled = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole))
