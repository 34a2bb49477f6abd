import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import sharp from 'sharp'

import { drawnCode } from '#tests/support/drawn-code.ts'

const [WIDTH, HEIGHT] = [640, 480]
// What Chromium plays a file of JPEGs with.
const FRAMES_PER_SECOND = 30

/** `aslant`: held at 45°. */
type FilmedCode = { kind: string; text: string; aslant?: boolean }

const frameOf = async ({ kind, text, aslant = false }: FilmedCode): Promise<Buffer> => {
  const nothing = { create: { width: 40, height: 40, channels: 3 as const, background: 'white' } }
  const drawn = kind === 'blank' ? sharp(nothing).png() : sharp(await drawnCode(kind, text))
  const code = await (
    aslant
      ? drawn.resize({ width: 400, fit: 'inside' }).rotate(45, { background: 'white' })
      : drawn.resize({ width: 560, height: 400, fit: 'inside', kernel: 'nearest' })
  )
    .png()
    .toBuffer()
  return sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: 'white' } })
    .composite([
      {
        input: await sharp(code)
          .resize({ width: WIDTH, height: HEIGHT, fit: 'inside', withoutEnlargement: true })
          .toBuffer(),
      },
    ])
    .jpeg({ quality: 90 })
    .toBuffer()
}

/** A film for a camera that is not there: one code after the other, over and over. It is gone with the test. */
export const codeVideo = async (
  codes: readonly FilmedCode[],
  secondsEach: number,
): Promise<AsyncDisposable & { path: string }> => {
  const frames = await Promise.all(codes.map(frameOf))
  const film = frames.flatMap((frame) =>
    Array.from({ length: Math.round(secondsEach * FRAMES_PER_SECOND) }, () => frame),
  )
  const folder = await mkdtemp(join(tmpdir(), 'clearshelf-film-'))
  const path = join(folder, 'codes.mjpeg')
  await writeFile(path, Buffer.concat(film))
  return { path, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) }
}
