'use client'

import type { UnknownStore } from '#lib/domain/catalog/meant-store.ts'
import { createContext, useContext } from 'react'

import type { AttachmentActions } from '#components/attachment/send-attachment.ts'
import type { Finding } from '#lib/domain/recall/lint/finding.ts'
import type { RecallContent } from '#lib/domain/recall/recall.ts'

/** What every part of the editor works with: the text, how to change it, and what there is to say about it. */
export type Editor = {
  content: RecallContent
  set: (patch: Partial<RecallContent>) => void
  findings: readonly Finding[]
  /** Product names by GTIN, as far as they are known. */
  names: Readonly<Record<string, string>>
  name: (gtin: string, name: string) => void
  /** Whether what is missing is said at its field: not before somebody asked to go on. */
  showMissing: boolean
  /** Numbers on the list that name no store. */
  unknownStores: readonly UnknownStore[]
  /** How pictures are sent, and to which recall; while there is none to send them to, why. */
  pictures: { actions: AttachmentActions; recallId: () => Promise<{ id: string } | { fault: string }> }
}

const EditorContext = createContext<Editor | null>(null)
export const EditorProvider = EditorContext.Provider

export const useEditor = (): Editor => {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error('Only within the editor.')
  return editor
}

/** The error at a field, if it is time to say it. */
export const useFault = (field: string): string | undefined => {
  const { findings, showMissing } = useEditor()
  return findings.find(
    (one) => one.field === field && one.severity === 'error' && (showMissing || one.code !== 'required'),
  )?.message
}
