'use client'

import { useEffect } from 'react'

const PAUSE_MS = 400

/** Within a dialog. A second press on its last button is none on whatever lay behind it. */
export const GuardAfterClose = () => {
  useEffect(
    () => () => {
      const guard = document.createElement('div')
      guard.className = 'fixed inset-0 z-50'
      document.body.append(guard)
      setTimeout(() => guard.remove(), PAUSE_MS)
    },
    [],
  )
  return null
}
