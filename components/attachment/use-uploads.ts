'use client'

import { useEffect, useRef, useState } from 'react'

import type { Attachment, AttachmentPurpose } from '#lib/domain/attachment/attachment.ts'

import { sendAttachment, type AttachmentActions } from './send-attachment.ts'

/** A file on its way. Sent: how much of it, from 0 to 1. */
export type UploadItem = { key: string; name: string; bytes: number } & (
  | { state: 'sending'; sent: number }
  | { state: 'ready'; attachment: Attachment }
  | { state: 'refused'; fault: string }
)

type Props = {
  purpose: AttachmentPurpose
  actions: AttachmentActions
  /** To which recall; an error in words if there is none to attach to yet. */
  recallId: () => Promise<{ id: string } | { fault: string }>
  onReady?: (attachment: Attachment) => void
}

/** Files that are being sent, each by itself; what is left with the page is called off. */
export const useUploads = ({ purpose, actions, recallId, onReady }: Props) => {
  const [items, setItems] = useState<UploadItem[]>([])
  const stops = useRef(new Map<string, AbortController>())
  // What is ready is told to whoever asks by then, not to whoever asked when it began.
  const latest = useRef(onReady)
  useEffect(() => {
    latest.current = onReady
  })
  useEffect(() => {
    const running = stops.current
    return () => running.forEach((stop) => stop.abort())
  }, [])

  const change = (key: string, to: (item: UploadItem) => UploadItem) =>
    setItems((all) => all.map((item) => (item.key === key ? to(item) : item)))

  const send = async (key: string, file: File) => {
    const stop = new AbortController()
    stops.current.set(key, stop)
    const plain = { key, name: file.name, bytes: file.size }
    const about = await recallId()
    if (stop.signal.aborted) return
    const sent =
      'fault' in about
        ? about
        : await sendAttachment(file, {
            recallId: about.id,
            purpose,
            actions,
            signal: stop.signal,
            onProgress: (part) => change(key, () => ({ ...plain, state: 'sending', sent: part })),
          })
    stops.current.delete(key)
    if (sent === null || stop.signal.aborted) return
    if ('fault' in sent) return change(key, () => ({ ...plain, state: 'refused', fault: sent.fault }))
    change(key, () => ({ ...plain, state: 'ready', attachment: sent.ready }))
    latest.current?.(sent.ready)
  }

  return {
    items,
    add: (files: readonly File[]) =>
      files.forEach((file) => {
        const key = crypto.randomUUID()
        setItems((all) => [...all, { key, name: file.name, bytes: file.size, state: 'sending', sent: 0 }])
        void send(key, file)
      }),
    /** Calls it off, or forgets it. */
    drop: (key: string) => {
      stops.current.get(key)?.abort()
      setItems((all) => all.filter((item) => item.key !== key))
    },
    clear: () => {
      stops.current.forEach((stop) => stop.abort())
      setItems([])
    },
  }
}
