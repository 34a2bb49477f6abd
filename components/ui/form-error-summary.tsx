'use client'

import { useEffect, useRef } from 'react'
import { circleAlert } from './glyphs.ts'
import { Icon } from './icon.tsx'

type Props = {
  title: string
  /** `fieldId` is where the link leads: the control's id. */
  errors: readonly { fieldId?: string; message: string }[]
}

/** Above a form that was refused. Takes the focus whenever its errors are new, and leads to each field. */
export const FormErrorSummary = ({ title, errors }: Props) => {
  const box = useRef<HTMLDivElement>(null)
  const signature = errors.map(({ fieldId, message }) => `${fieldId}:${message}`).join('\n')
  useEffect(() => {
    if (signature) box.current?.focus()
  }, [signature])
  if (errors.length === 0) return null
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="flex gap-3 rounded-lg border border-danger bg-danger-soft px-4 py-3 text-sm text-body"
    >
      <Icon glyph={circleAlert} size="md" className="text-danger" />
      <div className="flex flex-col gap-1">
        <p className="font-semibold text-strong">{title}</p>
        <ul className="flex list-disc flex-col gap-0.5 ps-4">
          {errors.map(({ fieldId, message }) => (
            <li key={`${fieldId}:${message}`}>
              {fieldId ? (
                <a
                  href={`#${fieldId}`}
                  className="rounded-sm text-danger underline"
                  onClick={(event) => {
                    const field = document.getElementById(fieldId)
                    if (!field) return
                    event.preventDefault()
                    field.focus()
                  }}
                >
                  {message}
                </a>
              ) : (
                message
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
