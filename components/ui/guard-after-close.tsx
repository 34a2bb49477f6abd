'use client'

import { useEffect } from 'react'

const PAUSE_MS = 400

/**
 * Within a dialog. Further presses on its last button are none on whatever lay behind it, for as long as they follow each
 * other that quickly.
 */
export const GuardAfterClose = () => {
  useEffect(
    () => () => {
      const guard = document.createElement('div')
      guard.className = 'fixed inset-0 z-50'
      const removeSoon = () => setTimeout(() => guard.remove(), PAUSE_MS)
      let removal = removeSoon()
      guard.addEventListener('pointerdown', () => {
        clearTimeout(removal)
        removal = removeSoon()
      })
      // It takes the focus from nothing.
      guard.addEventListener('mousedown', (event) => event.preventDefault())
      document.body.append(guard)
    },
    [],
  )
  return null
}
