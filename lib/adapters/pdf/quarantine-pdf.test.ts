import { expect, test } from 'vitest'

import type { Quarantine } from '#lib/ports/printing.ts'

import { labelPdf, signPdf } from './quarantine-pdf.ts'

const said: Quarantine = {
  words: {
    doNotSell: 'NO VENDER',
    recalled: 'SUJETO A RETIRO: EN CUARENTENA',
    drill: 'SIMULACRO',
    product: 'Producto',
    lot: 'Lote',
    recall: 'Retiro',
    store: 'Tienda',
    date: 'Impreso',
    code: 'Código',
  },
  drill: false,
  recall: 'R-2026-0033 Piña',
  hazard: 'Puede contener Listeria.',
  store: '0118 Ciudad Juárez',
  date: '21 nov 2026',
  code: 'MZDA-CSKN',
  address: 'https://stores.example/tasks/01a200a2-9de5-765b-ac48-009a978f395f',
  packs: [
    { product: 'Piña', gtin: '614141185382', lot: 'A1' },
    { product: 'Piña', gtin: '614141185382', lot: 'A2' },
  ],
}

const pagesOf = (pdf: Uint8Array): number =>
  [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/\/Type \/Page\n/g),
  ].length

test('a label for each lot and one sign, in fonts of our own', async () => {
  const [label, sign] = [await labelPdf(said), await signPdf(said, 'A4')]
  expect([pagesOf(label), pagesOf(sign)]).toEqual([2, 1])
  for (const pdf of [label, sign]) {
    const text = Buffer.from(pdf).toString('latin1')
    expect(text.startsWith('%PDF-')).toBe(true)
    expect(text).toMatch(/\+Inter/)
    expect(text).not.toMatch(/Helvetica/)
  }
})
