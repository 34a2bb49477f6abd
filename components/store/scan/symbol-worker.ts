import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

import type { ReadSymbol } from '#lib/domain/scan/code-of-symbol.ts'

import { READER_OPTIONS } from './reader-options.ts'

export type Frame = { id: number; image: ImageData }
export type FrameAnswer = { id: number; symbols: ReadSymbol[] }
/** Said once: whether the reader itself could be loaded. */
export type Begun = { ready: boolean }

/** Said while it is loaded: which part of it is there. */
export type Loading = { loaded: number }

const wasm = new URL('zxing-wasm/reader/zxing_reader.wasm', import.meta.url)
// Packed on the way, it does not say how long it is.
const BYTES = 970_000

const load = async (): Promise<ArrayBuffer> => {
  const response = await fetch(wasm)
  if (!response.ok || !response.body) throw new Error('The reader is not there.')
  const chunks: BlobPart[] = []
  let bytes = 0
  for (
    let reader = response.body.getReader(), read = await reader.read();
    !read.done;
    read = await reader.read()
  ) {
    chunks.push(read.value)
    bytes += read.value.length
    self.postMessage({ loaded: Math.min(0.99, bytes / BYTES) } satisfies Loading)
  }
  return new Blob(chunks).arrayBuffer()
}

// At once, not with the first frame: whoever goes on into a cold room has it then.
void load()
  .then((wasmBinary) => prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true }))
  .then(
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
