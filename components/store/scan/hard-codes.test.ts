import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import sharp, { type Sharp } from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

import { codeOfSymbol } from '#lib/domain/scan/code-of-symbol.ts'
import { judgeScan } from '#lib/domain/scan/judge-scan.ts'
import { KNOWLEDGE_LIMITS } from '#lib/domain/scan/knowledge.ts'
import { readPack } from '#lib/domain/scan/read-pack.ts'
import { drawnCode } from '#tests/support/drawn-code.ts'

import { READER_OPTIONS } from './reader-options.ts'

// Frames as a camera gives them of packs that somebody holds aslant, far away, or too near: what is read of them is judged.

const [WIDE, HIGH] = [1280, 720]
const RECALLED = '00614141000012'

beforeAll(() => {
  const wasm = readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } })
})

const PACKS: readonly (readonly [kind: string, text: string, said: string])[] = [
  ['ean13', '4006381333931', 'not_recalled other_product'],
  ['ean8', '96385074', 'not_recalled other_product'],
  ['upca', '614141000012', 'check lot_not_read'],
  ['upce', '01234133', 'not_recalled other_product'],
  ['itf14', '10614141000019', 'check lot_not_read'],
  ['gs1-128', `(01)${RECALLED}(10)L2640P`, 'remove in_scope'],
  ['gs1-128', `(01)${RECALLED}(10)L9999X`, 'not_recalled other_lot'],
  ['gs1datamatrix', `(01)${RECALLED}(10)L2640P(426)724`, 'remove in_scope'],
  ['gs1datamatrix', `(426)724(01)${RECALLED}(10)L9999X(21)7`, 'not_recalled other_lot'],
  ['gs1qrcode', `(01)${RECALLED}(10)L2640P(17)261231`, 'remove in_scope'],
  ['qrcode', `https://id.gs1.org/01/${RECALLED}/10/L2640P`, 'remove in_scope'],
  ['databarexpanded', `(01)${RECALLED}(10)L2640P`, 'remove in_scope'],
  ['databaromni', `(01)${RECALLED}`, 'check lot_not_read'],
  ['code128', 'PICK-0042', 'internal'],
  ['qrcode', 'https://example.com/win', 'link'],
]

/** A code within these bounds, in the middle of a white frame. */
const frameOf = async (kind: string, text: string, size: number, change: (code: Sharp) => Sharp) => {
  const code = await change(
    sharp(await drawnCode(kind, text)).resize({
      width: size,
      height: Math.min(size, HIGH - 40),
      fit: 'inside',
    }),
  )
    .png()
    .toBuffer()
  const { width, height } = await sharp(code).metadata()
  const fitted =
    width > WIDE || height > HIGH
      ? await sharp(code).resize({ width: WIDE, height: HIGH, fit: 'inside' }).toBuffer()
      : code
  return sharp({ create: { width: WIDE, height: HIGH, channels: 3, background: 'white' } })
    .composite([{ input: fitted }])
    .jpeg({ quality: 70 })
    .toBuffer()
}

const WAYS: readonly (readonly [way: string, size: number, change: (code: Sharp) => Sharp])[] = [
  ['aslant', 600, (code) => code.rotate(45, { background: 'white' })],
  ['far away', 380, (code) => code],
  ['out of focus', 700, (code) => code.blur(1.6)],
]

const symbolsIn = async (picture: Sharp) => {
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const image = {
    data: new Uint8ClampedArray(data),
    width: info.width,
    height: info.height,
    colorSpace: 'srgb',
  }
  return (await readBarcodes(image as ImageData, READER_OPTIONS)).filter(({ isValid }) => isValid)
}

/** As the phone does: a frame in which nothing is found is followed by one that is turned, and by one in full. */
const saidOf = async (frame: Buffer): Promise<string> => {
  const small = () => sharp(frame).resize({ width: 960 })
  const looks = [
    small,
    async () => sharp(await small().toBuffer()).rotate(45, { background: 'white' }),
    () => sharp(frame),
  ]
  let symbol
  for (const look of looks) symbol ??= (await symbolsIn(await look()))[0]
  if (!symbol) return 'nothing'
  const read = readPack(codeOfSymbol(symbol), 2026)
  if ('fault' in read) return read.fault
  const ground = { shippedLots: () => new Set<string>(), age: 0, limits: KNOWLEDGE_LIMITS, thisYear: 2026 }
  const scope = [{ gtin: RECALLED as never, lots: ['L2640P'], complete: true }]
  const { word, why } = judgeScan({ priority: 'high', scope }, read.pack, ground)
  return `${word} ${why}`
}

test(
  'of 45 packs held aslant, far away or out of focus 40 are read, and none is told something else',
  { timeout: 60_000 },
  async () => {
    const unread: string[] = []
    const wrong: string[] = []
    for (const [kind, text, expected] of PACKS)
      for (const [way, size, change] of WAYS) {
        const said = await saidOf(await frameOf(kind, text, size, change))
        if (said === 'nothing') unread.push(`${kind} ${way}`)
        else if (said !== expected) wrong.push(`${kind} ${text} ${way}: ${said}`)
      }
    expect(wrong).toEqual([])
    expect(PACKS.length * WAYS.length).toBe(45)
    expect(unread.length, unread.join(', ')).toBeLessThanOrEqual(5)
  },
)
