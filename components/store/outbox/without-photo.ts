import { MOST_OF_A_REPORT } from '#lib/domain/evidence/photo.ts'

type Named = { photos?: string[] }

/** A report, as its words wait here, that no longer names a photo. */
export const withoutPhoto = (text: string, photoId: string): string => {
  const report = JSON.parse(text) as Named
  return JSON.stringify({ ...report, photos: report.photos?.filter((id) => id !== photoId) })
}

/** A report without the photos that HQ said no to, by their places in it. */
export const withoutRefusedPhotos = (text: string, paths: readonly string[] = []): string => {
  const report = JSON.parse(text) as Named
  return JSON.stringify({
    ...report,
    photos: report.photos?.filter((_, at) => !paths.includes(`photos.${at}`)),
  })
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
