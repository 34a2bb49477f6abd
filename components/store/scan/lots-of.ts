import type { ScannedLine } from '#lib/domain/scan/scanned-recall.ts'

// As many as one compares at a glance; the task names all.
const AT_A_GLANCE = 12

/** Which lots and dates a line means, in short. */
export const lotsOf = ({ lots, lotFrom, lotTo, expiresFrom, expiresTo }: ScannedLine): string => {
  const range = (from?: string | null, to?: string | null) =>
    from || to ? [`${from ?? '…'} – ${to ?? '…'}`] : []
  const named = [...lots.slice(0, AT_A_GLANCE), ...(lots.length > AT_A_GLANCE ? ['…'] : [])]
  return [...named, ...range(lotFrom, lotTo), ...range(expiresFrom, expiresTo)].join(', ') || '–'
}
