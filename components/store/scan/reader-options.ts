import type { ReaderOptions } from 'zxing-wasm/reader'

/** What packs and cases bear, and beside it the DataBar that scales print for fresh food. */
export const READER_OPTIONS: ReaderOptions = {
  formats: [
    'EAN13',
    'EAN8',
    'UPCA',
    'UPCE',
    'ITF14',
    'Code128',
    'DataMatrix',
    'QRCode',
    'DataBarOmni',
    'DataBarExp',
    'DataBarExpStk',
  ],
  maxNumberOfSymbols: 4,
  textMode: 'Plain',
}
