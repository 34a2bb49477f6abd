import { MOST_OF_A_REPORT } from '#lib/domain/evidence/photo.ts'

type Named = { photos?: string[] }

/** A report, as its words wait here, that no longer names a photo. */
export const withoutPhoto = (text: string, photoId: string): string => {
  const report = JSON.parse(text) as Named
  return JSON.stringify({ ...report, photos: report.photos?.filter((id) => id !== photoId) })
}

/** A report that also names what others before it named: those photos were sent, and show what it counts. */
export const mergedPhotos = (text: string, others: readonly string[]): string => {
  const report = JSON.parse(text) as Named
  const named = others.flatMap((other) => (JSON.parse(other) as Named).photos ?? [])
  return named.length === 0
    ? text
    : JSON.stringify({
        ...report,
        photos: [...new Set([...named, ...(report.photos ?? [])])].slice(-MOST_OF_A_REPORT),
      })
}
