import sharp from 'sharp'

type Bytes = Uint8Array<ArrayBuffer>

// What a phone makes of a pack: a label, the place of the lot, a ring around it.
const PACK = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900">
  <rect width="1200" height="900" fill="#e8e2d6"/>
  <rect x="140" y="120" width="920" height="660" rx="36" fill="#c9a24b"/>
  <rect x="220" y="200" width="760" height="240" rx="18" fill="#fff8e6"/>
  <rect x="270" y="250" width="420" height="44" fill="#3b2c12"/><rect x="270" y="330" width="560" height="26" fill="#a08b5d"/>
  <rect x="560" y="590" width="360" height="86" fill="#fff8e6"/><rect x="590" y="616" width="300" height="34" fill="#3b2c12"/>
  <ellipse cx="740" cy="633" rx="240" ry="88" fill="none" stroke="#c02626" stroke-width="14"/></svg>`

/** A picture of a pack, as a file that somebody chooses. */
export const packPicture = async (): Promise<Bytes> =>
  Uint8Array.from(await sharp(Buffer.from(PACK)).jpeg({ quality: 90 }).toBuffer())

/** The same, as a browser's file chooser takes it. */
export const packFile = async (name = 'lid.jpg') => ({
  name,
  mimeType: 'image/jpeg',
  buffer: Buffer.from(await packPicture()),
})
