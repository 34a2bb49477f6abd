/** What a reader of barcodes says of one symbol. Names of formats are compared without case and without signs. */
export type ReadSymbol = { format: string; text: string; symbologyIdentifier?: string }

// Of these, FNC1 in first place says that the text is element strings of GS1.
const OF_GS1 = /^\](C1|e0|d2|Q3|J1)$/

/** The code as `parseCode` wants it: marked when it is of GS1, and a shortened UPC written out. */
export const codeOfSymbol = ({ format, text, symbologyIdentifier = '' }: ReadSymbol): string => {
  if (OF_GS1.test(symbologyIdentifier)) return `${symbologyIdentifier}${text}`
  return format.toLowerCase().replaceAll(/[^a-z]/g, '') === 'upce' && /^[01]\d{7}$/.test(text)
    ? expandUpcE(text)
    : text
}

/** UPC-E leaves out the zeros that its last digit names; the check digit is that of the whole number. */
const expandUpcE = (text: string): string => {
  const [system, d1, d2, d3, d4, d5, how, check] = text as unknown as string[]
  const zeros = '00000'
  const body =
    how === '0' || how === '1' || how === '2'
      ? `${d1}${d2}${how}${zeros.slice(1)}${d3}${d4}${d5}`
      : how === '3'
        ? `${d1}${d2}${d3}${zeros}${d4}${d5}`
        : how === '4'
          ? `${d1}${d2}${d3}${d4}${zeros}${d5}`
          : `${d1}${d2}${d3}${d4}${d5}${zeros.slice(1)}${how}`
  return `${system}${body}${check}`
}
