import { describe, expect, test } from 'vitest'

import { minutes } from '#lib/domain/duration.ts'
import type { Files, Upload } from '#lib/ports/files.ts'
import { textBytes } from '#tests/support/world-files.ts'

export type FilesGround = AsyncDisposable & {
  files: Files
  /** What a browser does with what it was given. */
  send(upload: Upload, bytes: Uint8Array<ArrayBuffer>): Promise<void>
}

const text = async (stream: ReadableStream<Uint8Array> | null) =>
  stream ? new Response(stream).text() : null

/** What every store of bytes promises. */
export const filesContract = (name: string, open: () => Promise<FilesGround>): void => {
  describe(name, () => {
    test('keeps what is sent to an address that it gave out, and gives it back', async () => {
      await using ground = await open()
      const { files } = ground
      const bytes = textBytes('store,lot\n0001,L24A\n')
      const wish = { key: 'incoming/a/1', mediaType: 'text/csv', bytes: bytes.length, valid: minutes(10) }
      const upload = await files.presignUpload(wish)
      expect([upload.method, upload.headers]).toEqual(['PUT', { 'content-type': 'text/csv' }])
      expect(await files.read('incoming/a/1', 100)).toBeNull()
      await ground.send(upload, bytes)
      expect(await files.read('incoming/a/1', bytes.length)).toEqual(bytes)
      expect(await text(await files.open('incoming/a/1'))).toBe('store,lot\n0001,L24A\n')
    })

    test('reads no more than it is asked to, and says so', async () => {
      await using ground = await open()
      await ground.files.write('kept/a', textBytes('12345'), 'text/plain')
      expect(await ground.files.read('kept/a', 4)).toBe('too_large')
      expect(await ground.files.read('kept/a', 5)).toEqual(textBytes('12345'))
    })

    test('takes a file of the largest size that is allowed', async () => {
      await using ground = await open()
      const bytes = new Uint8Array(25 * 1_048_576)
      const wish = { key: 'incoming/a/2', mediaType: 'text/plain', bytes: bytes.length, valid: minutes(10) }
      await ground.send(await ground.files.presignUpload(wish), bytes)
      expect((await ground.files.read('incoming/a/2', bytes.length))?.length).toBe(bytes.length)
    })

    test('what is written again is replaced, and what is not there is not', async () => {
      await using ground = await open()
      const { files } = ground
      await files.write('kept/b', textBytes('one'), 'text/plain')
      await files.write('kept/b', textBytes('two'), 'text/plain')
      expect(await text(await files.open('kept/b'))).toBe('two')
      expect([await files.open('kept/none'), await files.read('kept/none', 9)]).toEqual([null, null])
    })

    test('removes all that begins so, and nothing else', async () => {
      await using ground = await open()
      const { files } = ground
      for (const key of ['kept/c/1', 'kept/c/2', 'kept/d/1'])
        await files.write(key, textBytes(key), 'text/plain')
      await files.removeAll('kept/c/')
      await files.removeAll('kept/c/')
      expect([await files.read('kept/c/1', 99), await files.read('kept/c/2', 99)]).toEqual([null, null])
      expect(await files.read('kept/d/1', 99)).toEqual(textBytes('kept/d/1'))
    })
  })
}
