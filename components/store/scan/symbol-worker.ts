import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

import type { ReadSymbol } from '#lib/domain/scan/code-of-symbol.ts'

import { READER_OPTIONS } from './reader-options.ts'

export type Frame = { id: number; image: ImageData }
export type FrameAnswer = { id: number; symbols: ReadSymbol[] }
/** Said once: whether the reader itself could be loaded. */
export type Begun = { ready: boolean }

const wasm = new URL('zxing-wasm/reader/zxing_reader.wasm', import.meta.url)
// At once, not with the first frame: whoever goes on into a cold room has it then.
void prepareZXingModule({ overrides: { locateFile: () => wasm.href }, fireImmediately: true }).then(
  () => self.postMessage({ ready: true } satisfies Begun),
  () => self.postMessage({ ready: false } satisfies Begun),
)

// A worker of its own: the page keeps answering while a frame is read, and WebAssembly needs no leave from the page's policy.
self.addEventListener('message', ({ data }: MessageEvent<Frame>) => {
  void readBarcodes(data.image, READER_OPTIONS)
    .then((results) =>
      results
        .filter(({ isValid }) => isValid)
        .map(({ format, text, symbologyIdentifier }) => ({ format, text, symbologyIdentifier })),
    )
    // A frame that cannot be read is followed by another.
    .catch((): ReadSymbol[] => [])
    .then((symbols) => self.postMessage({ id: data.id, symbols } satisfies FrameAnswer))
})
