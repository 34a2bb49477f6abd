import type PDFKit from 'pdfkit'
import PDFDocument from 'pdfkit'
import QRCode from 'qrcode'

import type { Printing, Quarantine } from '#lib/ports/printing.ts'

import bold from './fonts/inter-bold.json' with { type: 'json' }
import regular from './fonts/inter-regular.json' with { type: 'json' }

type Doc = PDFKit.PDFDocument

const LABEL: [number, number] = [288, 432]
const INK = '#000000'
const PAPER = '#ffffff'

/** One label for each lot, 4 by 6 inches: for the box in the back room. */
export const labelPdf: Printing['labelPdf'] = (said) =>
  written(said, LABEL, (doc) => {
    for (const pack of said.packs) {
      doc.addPage({ size: LABEL, margin: 0 })
      band(doc, said, 96)
      let y = 108
      y = fact(doc, said.words.product, `${pack.product}\n${pack.gtin}`, { y, size: 13 })
      y = fact(doc, said.words.lot, pack.lot, { y, size: 30 })
      fact(doc, said.words.recall, said.recall, { y, size: 11 })
      foot(doc, said, 92)
    }
  })

/** One sign: for the shelf or the door of the cold room. */
export const signPdf: Printing['signPdf'] = (said, size) =>
  written(said, size, (doc) => {
    doc.addPage({ size, margin: 0 })
    band(doc, said, 210)
    let y = 226
    const most = 6
    const shown = said.packs.slice(0, most).map(({ product, lot }) => `${product}, ${said.words.lot} ${lot}`)
    const more = said.packs.length > most ? ['…'] : []
    y = fact(doc, said.words.product, [...shown, ...more].join('\n'), { y, size: 20 })
    y = fact(doc, said.words.recall, said.recall, { y, size: 16 })
    doc.font('bold').fontSize(16).fillColor(INK)
    doc.text(said.hazard, MARGIN, y, { width: doc.page.width - 2 * MARGIN, height: 110, ellipsis: true })
    foot(doc, said, 150)
  })

const MARGIN = 16

const written = async (
  said: Quarantine,
  size: 'LETTER' | 'A4' | [number, number],
  draw: (doc: Doc) => void,
): Promise<Uint8Array<ArrayBuffer>> => {
  const info = { Title: `${said.words.doNotSell}: ${said.recall}`, Producer: 'Clearshelf' }
  // No font of its own: whatever is not in ours would be printed as something else.
  const doc = new PDFDocument({ size, margin: 0, autoFirstPage: false, font: '', info })
  doc.registerFont('regular', Buffer.from(regular.ttf, 'base64'))
  doc.registerFont('bold', Buffer.from(bold.ttf, 'base64'))
  const chunks: Uint8Array[] = []
  doc.on('data', (chunk: Uint8Array) => void chunks.push(chunk))
  const ended = new Promise<void>((resolve) => doc.on('end', () => resolve()))
  draw(doc)
  doc.end()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}

// The largest that fits, so that it is read across the room.
const band = (doc: Doc, { words, drill }: Quarantine, height: number): void => {
  const width = doc.page.width
  doc.rect(0, 0, width, height).fill(INK)
  const second = drill ? words.drill : words.recalled
  const size = Math.min(fitting(doc, words.doNotSell, width), height * 0.46)
  const below = Math.min(fitting(doc, second, width), height * 0.24)
  const top = (height - size * 1.15 - below * 1.2) / 2
  doc.font('bold').fillColor(PAPER)
  doc.fontSize(size).text(words.doNotSell, MARGIN, top, ONE_LINE(width))
  doc.fontSize(below).text(second, MARGIN, top + size * 1.15, ONE_LINE(width))
}

const ONE_LINE = (width: number) =>
  ({ width: width - 2 * MARGIN, align: 'center', lineBreak: false }) as const

const fitting = (doc: Doc, text: string, width: number): number =>
  ((width - 2 * MARGIN) / doc.font('bold').fontSize(100).widthOfString(text)) * 99

/** A small name with what it says below. Answers where the next one begins. */
const fact = (doc: Doc, name: string, text: string, { y, size }: { y: number; size: number }): number => {
  const width = doc.page.width - 2 * MARGIN
  doc.font('regular').fontSize(9).fillColor(INK).text(name, MARGIN, y, { width })
  doc.font('bold').fontSize(size)
  doc.text(text, MARGIN, y + 11, { width, height: doc.page.height / 3, ellipsis: true })
  return doc.y + 8
}

const foot = (doc: Doc, { words, store, date, code, address }: Quarantine, side: number): void => {
  const [x, y] = [doc.page.width - MARGIN - side, doc.page.height - MARGIN - side]
  picture(doc, address, x, y, side)
  const width = x - 2 * MARGIN
  const lines = [
    [words.store, store],
    [words.date, date],
    [words.code, code],
  ] as const
  let top = y
  for (const [name, text] of lines) {
    doc.font('regular').fontSize(8).fillColor(INK).text(name, MARGIN, top, { width })
    doc.font('bold').fontSize(name === words.code ? 13 : 10)
    doc.text(text, MARGIN, top + 10, { width, height: 14, ellipsis: true })
    top += side / 3
  }
}

const picture = (doc: Doc, text: string, x: number, y: number, side: number): void => {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const step = side / modules.size
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) doc.rect(x + column * step, y + row * step, step, step)
  doc.fill(INK)
}
