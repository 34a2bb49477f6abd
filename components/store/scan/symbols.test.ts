import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

import { codeOfSymbol } from '#lib/domain/scan/code-of-symbol.ts'
import { readPack } from '#lib/domain/scan/read-pack.ts'
import { drawnCode } from '#tests/support/drawn-code.ts'

import { READER_OPTIONS } from './reader-options.ts'

// Symbols drawn by one library and read by the other: what stands between the bars and the judgement.

beforeAll(() => {
  const wasm = readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } })
})

const packIn = async (bcid: string, text: string) => {
  const { data, info } = await sharp(await drawnCode(bcid, text))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const image = {
    data: new Uint8ClampedArray(data),
    width: info.width,
    height: info.height,
    colorSpace: 'srgb',
  }
  const [symbol] = await readBarcodes(image as ImageData, READER_OPTIONS)
  if (!symbol) return 'nothing read'
  const read = readPack(codeOfSymbol(symbol), 2026)
  if ('fault' in read) return read
  const { gtin, readings } = read.pack
  return { pack: { gtin, readings: readings.map(({ lot, expiresOn }) => ({ lot, expiresOn })) } }
}

const pack = (gtin: string, lot: string | null = null, expiresOn: string | null = null) => ({
  pack: { gtin, readings: [{ lot, expiresOn }] },
})

const GS1 = '(01)00614141000012(17)261231(10)L2640P'
const WITH_SERIAL = '(01)00614141000012(10)L2640P(21)7(17)261231'

test.each([
  ['ean13', '4006381333931', pack('04006381333931')],
  ['ean8', '96385074', pack('00000096385074')],
  ['upca', '614141000012', pack('00614141000012')],
  ['upce', '01234133', pack('00012300000413')],
  ['itf14', '10614141000019', pack('10614141000019')],
  ['gs1-128', GS1, pack('00614141000012', 'L2640P', '2026-12-31')],
  ['gs1-128', WITH_SERIAL, pack('00614141000012', 'L2640P', '2026-12-31')],
  ['gs1datamatrix', WITH_SERIAL, pack('00614141000012', 'L2640P', '2026-12-31')],
  ['gs1qrcode', WITH_SERIAL, pack('00614141000012', 'L2640P', '2026-12-31')],
  [
    'databarexpanded',
    '(01)00614141000012(10)L2640P(15)261231',
    pack('00614141000012', 'L2640P', '2026-12-31'),
  ],
  ['databaromni', '(01)00614141000012', pack('00614141000012')],
  [
    'qrcode',
    'https://id.gs1.org/01/00614141000012/10/L2640P?17=261231',
    pack('00614141000012', 'L2640P', '2026-12-31'),
  ],
  ['code128', 'L2640P', { fault: 'internal' }],
  ['qrcode', 'https://example.com/menu', { fault: 'link' }],
])('%s of %s', async (bcid, text, expected) => {
  expect(await packIn(bcid, text)).toEqual(expected)
})
