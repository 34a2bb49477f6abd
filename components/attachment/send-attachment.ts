import type { ActionAnswer } from '#lib/contracts/forms/action-answer.ts'
import {
  mediaTypeOf,
  promisedFault,
  type Attachment,
  type AttachmentPurpose,
} from '#lib/domain/attachment/attachment.ts'

type Upload = { id: string; upload: { method: string; url: string; headers: Record<string, string> } }

/** What the server says to a file before and after its bytes. */
export type AttachmentActions = {
  attach(input: unknown): Promise<ActionAnswer<Upload>>
  finish(input: unknown): Promise<ActionAnswer<Attachment>>
}

export type Sent = { ready: Attachment } | { fault: string }

type Wish = {
  recallId: string
  purpose: AttachmentPurpose
  actions: AttachmentActions
  /** From 0 to 1. */
  onProgress: (part: number) => void
  signal: AbortSignal
}

const UNREACHABLE = { fault: 'The server could not be reached. Choose the file again.' }

/** A file all the way: promised, sent to where it is kept, looked at. Null: it was called off. */
export const sendAttachment = async (file: File, wish: Wish): Promise<Sent | null> => {
  const { recallId, purpose, actions, signal } = wish
  const promised = { purpose, mediaType: mediaTypeOf(file), bytes: file.size }
  const fault = promisedFault(promised)
  if (fault) return { fault: fault.message }
  const name = file.name.slice(-200) || 'picture'
  const begun = await actions.attach({ recallId, name, ...promised }).catch(() => null)
  if (signal.aborted) return null
  if (!begun) return UNREACHABLE
  if (!begun.ok) return refusal(begun)
  const arrived = await put(file, begun.value.upload, wish)
  if (arrived === null) return null
  if (!arrived) return { fault: 'The upload didn’t finish. Choose the file again.' }
  const finished = await actions.finish({ recallId, attachmentId: begun.value.id }).catch(() => null)
  if (signal.aborted) return null
  if (!finished) return UNREACHABLE
  if (!finished.ok) return refusal(finished)
  const { state, refusedBecause } = finished.value
  return state === 'ready' ? { ready: finished.value } : { fault: refusedBecause ?? 'The file was rejected.' }
}

const refusal = ({ title, detail, errors }: Extract<ActionAnswer<unknown>, { ok: false }>): Sent => ({
  fault: errors.map(({ message }) => message).join(' ') || detail || title,
})

// By XMLHttpRequest: fetch does not say how much of a body is on its way.
const put = (
  file: File,
  { method, url, headers }: Upload['upload'],
  { onProgress, signal }: Wish,
): Promise<boolean | null> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open(method, url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(loaded / Math.max(1, total)),
    )
    request.addEventListener('load', () => resolve(request.status === 200))
    request.addEventListener('error', () => resolve(false))
    request.addEventListener('abort', () => resolve(null))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
