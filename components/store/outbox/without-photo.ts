/** A report, as its words wait here, that no longer names a photo. */
export const withoutPhoto = (text: string, photoId: string): string => {
  const report = JSON.parse(text) as { photos?: string[] }
  return JSON.stringify({ ...report, photos: report.photos?.filter((id) => id !== photoId) })
}
