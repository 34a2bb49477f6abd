export type UploadAnswer = { importId: string } | { title: string; detail: string }

type Problem = { title?: string; detail?: string; errors?: { code: string; message: string }[] }

const UNANSWERED: UploadAnswer = {
  title: 'The server didn’t answer',
  detail: 'It isn’t known whether the file arrived. Look at Imports before you send it again.',
}

const understood = (status: number, text: string): UploadAnswer => {
  try {
    const body = JSON.parse(text) as Problem & { importId?: string }
    if (status === 201 && body.importId) return { importId: body.importId }
    return {
      title: body.title ?? 'Upload rejected',
      detail: body.detail ?? body.errors?.map(({ message }) => message).join(' ') ?? '',
    }
  } catch {
    return {
      title: 'Upload rejected',
      detail: 'The server sent an unreadable response. Try again.',
    }
  }
}

/** By XMLHttpRequest: fetch does not say how much of a body is on its way. Null: it was called off. */
export const sendFile = (
  file: File,
  kind: string,
  onProgress: (sent: number) => void,
  signal: AbortSignal,
): Promise<UploadAnswer | null> =>
  new Promise((resolve) => {
    const query = new URLSearchParams({ kind, name: file.name.slice(-255) })
    const request = new XMLHttpRequest()
    request.open('POST', `/imports/upload?${query}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded))
    request.addEventListener('load', () => resolve(understood(request.status, request.responseText)))
    request.addEventListener('error', () => resolve(UNANSWERED))
    request.addEventListener('abort', () => resolve(null))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
