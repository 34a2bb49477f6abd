import type { ReadSymbol } from '#lib/domain/scan/code-of-symbol.ts'

import type { Begun, Frame, FrameAnswer, Loading } from './symbol-worker.ts'

/** Reads the symbols in what the camera shows now. One frame at a time. */
export type SymbolReader = { read: (video: HTMLVideoElement) => Promise<ReadSymbol[]>; close: () => void }

type Detector = { detect: (video: HTMLVideoElement) => Promise<{ format: string; rawValue: string }[]> }
type DetectorClass = {
  new (options: { formats: string[] }): Detector
  getSupportedFormats: () => Promise<string[]>
}

const NEEDED = ['ean_13', 'ean_8', 'upc_a', 'upc_e', 'itf', 'code_128', 'data_matrix', 'qr_code']

/** The phone's own reader where it knows all that packs bear, else ours. */
export const openSymbolReader = async (
  onLoading: (part: number) => void = () => undefined,
): Promise<SymbolReader> => (await nativeReader().catch(() => null)) ?? workerReader(onLoading)

const nativeReader = async (): Promise<SymbolReader | null> => {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass }
  const known = (await BarcodeDetector?.getSupportedFormats()) ?? []
  if (!BarcodeDetector || !NEEDED.every((format) => known.includes(format))) return null
  const detector = new BarcodeDetector({ formats: NEEDED })
  const read = async (video: HTMLVideoElement) =>
    (await detector.detect(video)).map(({ format, rawValue }) => ({ format, text: rawValue }))
  return { read, close: () => undefined }
}

const workerReader = (onLoading: (part: number) => void): Promise<SymbolReader> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./symbol-worker.ts', import.meta.url), { type: 'module' })
    const waiting = new Map<number, (symbols: ReadSymbol[]) => void>()
    const grab = frameGrabber()
    let last = 0
    let missed = 0
    const read = (video: HTMLVideoElement): Promise<ReadSymbol[]> => {
      const image = grab(video, LOOKS[missed % LOOKS.length] ?? LOOKS[0])
      if (!image) return Promise.resolve([])
      const id = ++last
      return new Promise((answer) => {
        waiting.set(id, answer)
        worker.postMessage({ id, image } satisfies Frame, [image.data.buffer])
      })
    }
    const fail = () => {
      worker.terminate()
      reject(new Error('The reader of barcodes could not be loaded.'))
    }
    worker.addEventListener('error', fail)
    worker.addEventListener('message', ({ data }: MessageEvent<FrameAnswer | Begun | Loading>) => {
      if ('loaded' in data) return onLoading(data.loaded)
      if ('ready' in data) return data.ready ? resolve({ read, close: () => worker.terminate() }) : fail()
      missed = data.symbols.length > 0 ? 0 : missed + 1
      waiting.get(data.id)?.(data.symbols)
      waiting.delete(data.id)
    })
  })

type Look = { aslant: boolean; wide: number }

// Wide enough for the fine bars of a pack held at arm's length, small enough to be read several times a second. While nothing is
// found, one picture that stands aslant, for bars that do, and one with all that the camera sees, for what is far away.
const LOOKS: readonly [Look, ...Look[]] = [
  { aslant: false, wide: 960 },
  { aslant: true, wide: 960 },
  { aslant: false, wide: 1920 },
]

const frameGrabber = () => {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return (video: HTMLVideoElement, { aslant, wide }: Look): ImageData | null => {
    if (!context || video.videoWidth === 0) return null
    const scale = Math.min(1, wide / video.videoWidth)
    const [width, height] = [Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)]
    const [across, down] = aslant ? turnedSize(width, height) : [width, height]
    if (canvas.width !== across || canvas.height !== down)
      Object.assign(canvas, { width: across, height: down })
    context.setTransform(1, 0, 0, 1, across / 2, down / 2)
    if (aslant) context.rotate(Math.PI / 4)
    context.drawImage(video, -width / 2, -height / 2, width, height)
    return context.getImageData(0, 0, across, down)
  }
}

// A picture that stands on its corner, without the outermost of those: nobody aims with them.
const turnedSize = (width: number, height: number): [number, number] => {
  const side = Math.round((width + height) * Math.SQRT1_2)
  return [side, side]
}
