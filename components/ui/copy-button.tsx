'use client'

import { useEffect, useState } from 'react'
import { check, copy } from './glyphs.ts'
import { IconButton } from './icon-button.tsx'

type Props = { text: string; label: string; copiedLabel: string; size?: 'sm' | 'md' }

/** Copies; says so for two seconds, by icon and aloud. */
export const CopyButton = ({ text, label, copiedLabel, size = 'sm' }: Props) => {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  return (
    <>
      <IconButton
        glyph={copied ? check : copy}
        label={label}
        size={size}
        onClick={() => {
          // Refused without permission or outside https: the text stays selectable, and nothing claims success.
          void navigator.clipboard.writeText(text).then(
            () => setCopied(true),
            () => setCopied(false),
          )
        }}
      />
      <output className="sr-only">{copied ? copiedLabel : ''}</output>
    </>
  )
}
