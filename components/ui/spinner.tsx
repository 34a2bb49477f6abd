'use client'

import { useEffect, useState } from 'react'

const DUE_MS = 150

/**
 * Comes after 150 ms over what it stands in: what is quicker needs none, and the press is painted sooner without one.
 * Silent; say the state in words beside it. A `peer` of what it covers.
 */
export const Spinner = () => {
  const [due, setDue] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), DUE_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!due) return null
  return (
    <span data-turning className="peer absolute inset-0 grid place-items-center">
      <svg viewBox="0 0 16 16" aria-hidden className="size-4">
        <g className="origin-center animate-spin">
          <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="2" opacity="0.3" />
          <path d="M8 1.5A6.5 6.5 0 0 1 14.5 8" fill="none" stroke="currentColor" strokeWidth="2" />
        </g>
      </svg>
    </span>
  )
}
