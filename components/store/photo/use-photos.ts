'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

import { useOutbox } from '../outbox/outbox-context.ts'
import { photoBlob, type Photo } from './photo.ts'

/** A photo with an address that shows it on this page. */
export type ShownPhoto = Photo & { url: string }

const shown = (photo: Photo): ShownPhoto => ({ ...photo, url: URL.createObjectURL(photoBlob(photo)) })

/** The photos of a report that is being written, locked on the phone with its draft. */
export const usePhotos = (noticeId: string) => {
  const { drafts } = useOutbox()
  const [photos, setPhotos] = useState<readonly ShownPhoto[]>([])
  const [taking, setTaking] = useState(false)
  const [unkept, setUnkept] = useState(false)
  const removed = useRef(new Set<string>())
  // Taken before the phone's database was open.
  const early = useRef<Photo[]>([])
  const keep = useCallback(
    async (photo: Photo) => {
      if (!drafts) return void early.current.push(photo)
      await drafts.keepPhoto(noticeId, photo).catch(() => setUnkept(true))
    },
    [drafts, noticeId],
  )

  useEffect(() => {
    if (!drafts) return
    let gone = false
    for (const photo of early.current.splice(0)) if (!removed.current.has(photo.id)) void keep(photo)
    void drafts
      .photos(noticeId)
      .catch(() => [])
      .then((kept) => {
        if (gone) return
        // Taken or taken away before those that were kept had been read.
        const wanted = kept.filter(({ id }) => !removed.current.has(id)).map(shown)
        setPhotos((now) => [...wanted.filter(({ id }) => now.every((one) => one.id !== id)), ...now])
      })
    return () => {
      gone = true
    }
  }, [drafts, noticeId, keep])

  const add = async (photo: Photo) => {
    const one = shown(photo)
    setPhotos((now) => [...now, one])
    await keep(photo)
  }
  const remove = ({ id, url }: ShownPhoto) => {
    removed.current.add(id)
    URL.revokeObjectURL(url)
    setPhotos((now) => now.filter((one) => one.id !== id))
    void drafts?.dropPhoto(noticeId, id).catch(() => undefined)
  }
  return { photos, unkept, taking, setTaking, add, remove }
}
