import sharp from 'sharp'

export type Shot = { label: string; width: number; image: Buffer }

const GAP = 16
const LABEL = 24
// A long mail goes on below; what matters is at its top.
const TALLEST = 1000

/** The shots beside each other on one grey sheet, each with its label. */
export const sheetOf = async (shots: Shot[]): Promise<Buffer> => {
  const sized = await Promise.all(
    shots.map(async (shot) => {
      const { height } = await sharp(shot.image).metadata()
      const shown = Math.min(height, TALLEST)
      const image = await sharp(shot.image)
        .extract({ left: 0, top: 0, width: shot.width, height: shown })
        .toBuffer()
      return { ...shot, image, height: shown }
    }),
  )
  const lefts = sized.map((_, i) => GAP + sized.slice(0, i).reduce((sum, { width }) => sum + width + GAP, 0))
  const width = sized.reduce((sum, shot) => sum + shot.width + GAP, GAP)
  const height = Math.max(...sized.map((shot) => shot.height)) + LABEL + 2 * GAP
  const sheet = sharp({ create: { width, height, channels: 3, background: '#8c9596' } }).composite(
    sized.flatMap(({ label, image, width: wide }, i) => [
      { input: labelOf(label, wide), left: lefts[i] ?? 0, top: GAP },
      { input: image, left: lefts[i] ?? 0, top: GAP + LABEL },
    ]),
  )
  const flat = await sheet.png().toBuffer()
  return sharp(flat)
    .resize({ width: Math.round(width * 0.5) })
    .webp({ quality: 34, effort: 6 })
    .toBuffer()
}

const labelOf = (text: string, width: number): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${LABEL}"><text x="0" y="16" font-family="sans-serif" font-size="16" font-weight="bold" fill="#0f1819">${text}</text></svg>`,
  )
