import { expandUpcE } from '../catalog/upc-e.ts'

/** What a reader of barcodes says of one symbol. Names of formats are compared without case and without signs. */
export type ReadSymbol = { format: string; text: string; symbologyIdentifier?: string }

// Of these, FNC1 in first place says that the text is element strings of GS1.
const OF_GS1 = /^\](C1|e0|d2|Q3|J1)$/

/** The code as `parseCode` wants it: marked when it is of GS1, a shortened UPC written out, and an EAN-8 told from one. */
export const codeOfSymbol = ({ format, text, symbologyIdentifier = '' }: ReadSymbol): string => {
  if (OF_GS1.test(symbologyIdentifier)) return `${symbologyIdentifier}${text}`
  const kind = format.toLowerCase().replaceAll(/[^a-z]/g, '')
  if (!/^[01]\d{7}$/.test(text)) return text
  return kind === 'upce' ? expandUpcE(text) : kind === 'ean' ? `]E4${text}` : text
}
