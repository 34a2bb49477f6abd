'use client'

import { useEffect } from 'react'

import type { FormAction } from '#components/forms/action-form.tsx'

/** Says that the comments of this page were seen, once it is really open: opening its address alone says nothing. */
export const MarkRead = ({ recallId, action }: { recallId: string; action: FormAction }) => {
  useEffect(() => {
    const form = new FormData()
    form.set('recallId', recallId)
    // If it does not arrive, the mention goes on waiting, which is the safer of the two.
    void action(form).catch(() => null)
  }, [recallId, action])
  return null
}
