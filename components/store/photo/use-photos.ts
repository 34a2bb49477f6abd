'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

import { useOutbox } from '../outbox/outbox-context.ts'
import { photoBlob, type Photo } from './photo.ts'

/** A photo with an address that shows it on this page, and whether it would outlive the page. */
export type ShownPhoto = Photo & { url: string; state: 'saving' | 'saved' | 'unsaved' }

const shown = (photo: Photo, state: ShownPhoto['state']): ShownPhoto => ({
  ...photo,
  state,
  url: URL.createObjectURL(photoBlob(photo)),
})

/** The photos of a report that is being written, locked on the phone with its draft. */
export const usePhotos = (noticeId: string) => {
  const { drafts } = useOutbox()
  const [photos, setPhotos] = useState<readonly ShownPhoto[]>([])
  const [taking, setTaking] = useState(false)
  const removed = useRef(new Set<string>())
  // Taken before the phone's database was open.
  const early = useRef<Photo[]>([])
  const keep = useCallback(
    async (photo: Photo) => {
      if (!drafts) return void early.current.push(photo)
      const state = await drafts.keepPhoto(noticeId, photo).then(
        () => 'saved' as const,
        () => 'unsaved' as const,
      )
      setPhotos((now) => now.map((one) => (one.id === photo.id ? { ...one, state } : one)))
      // Taken away while it was being saved.
      if (removed.current.has(photo.id)) await drafts.dropPhoto(noticeId, photo.id).catch(() => undefined)
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
        const wanted = kept.filter(({ id }) => !removed.current.has(id)).map((one) => shown(one, 'saved'))
        setPhotos((now) => [...wanted.filter(({ id }) => now.every((one) => one.id !== id)), ...now])
      })
    return () => {
      gone = true
    }
  }, [drafts, noticeId, keep])

  const add = async (photo: Photo) => {
    const one = shown(photo, 'saving')
    setPhotos((now) => [...now, one])
    await keep(photo)
  }
  const remove = ({ id, url }: ShownPhoto) => {
    removed.current.add(id)
    URL.revokeObjectURL(url)
    setPhotos((now) => now.filter((one) => one.id !== id))
    void drafts?.dropPhoto(noticeId, id).catch(() => undefined)
  }
  return { photos, taking, setTaking, add, remove }
}
