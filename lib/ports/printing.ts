/** What is printed, in the words of the store. */
export type Quarantine = {
  words: Record<
    'doNotSell' | 'recalled' | 'drill' | 'product' | 'lot' | 'recall' | 'store' | 'date' | 'code',
    string
  >
  drill: boolean
  recall: string
  hazard: string
  store: string
  date: string
  code: string
  /** Where the code in the picture leads. */
  address: string
  packs: { product: string; gtin: string; lot: string }[]
}

/** Draws what is printed. Fails with an exception only if the program is broken: whatever is said is drawn, cut where it must be. */
export type Printing = {
  /** A page for each of the packs, as large as a label. */
  labelPdf(said: Quarantine): Promise<Uint8Array<ArrayBuffer>>
  /** One page. */
  signPdf(said: Quarantine, size: 'LETTER' | 'A4'): Promise<Uint8Array<ArrayBuffer>>
}
