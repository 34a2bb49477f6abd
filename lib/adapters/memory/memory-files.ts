import type { Files, Upload } from '#lib/ports/files.ts'

export type MemoryFiles = Files & {
  /** What a browser does with what it was given. It may send anything: the signature binds it in S3, not here. */
  put(upload: Upload, bytes: Uint8Array): Promise<void>
  keys(): string[]
}

const HERE = 'memory:///'

/** The store's twin for scenarios: the same promises, without a wire. */
export const memoryFiles = (): MemoryFiles => {
  const stored = new Map<string, Uint8Array<ArrayBuffer>>()
  const write = (key: string, bytes: Uint8Array) => void stored.set(key, Uint8Array.from(bytes))
  return {
    presignUpload: async ({ key, mediaType }) => ({
      method: 'PUT',
      url: `${HERE}${key}`,
      headers: { 'content-type': mediaType },
    }),
    read: async (key, most) => {
      const bytes = stored.get(key) ?? null
      return bytes && bytes.length > most ? 'too_large' : bytes
    },
    open: async (key) => {
      const bytes = stored.get(key)
      return bytes ? new Blob([bytes]).stream() : null
    },
    write: async (key, bytes) => write(key, bytes),
    removeAll: async (prefix) => {
      for (const key of stored.keys()) if (key.startsWith(prefix)) stored.delete(key)
    },
    put: async ({ url }, bytes) => write(url.slice(HERE.length), bytes),
    keys: () => [...stored.keys()].toSorted(),
  }
}
