import type { CountedLine } from '#lib/domain/notice/counted-line.ts'

import { draftOfReport, readDraft } from '../report/counts.ts'
import type { Drafts } from './drafts.ts'

/** The lines of a report that waits; none of anything else. */
export const linesIn = (text: string): CountedLine[] => {
  try {
    const { outcome, lines } = JSON.parse(text) as { outcome?: string; lines?: CountedLine[] }
    return outcome === 'removed' ? (lines ?? []) : []
  } catch {
    return []
  }
}

/** The words that went with it. */
export const noteIn = (text: string): string => {
  try {
    const { note } = JSON.parse(text) as { note?: unknown }
    return typeof note === 'string' ? note : ''
  } catch {
    return ''
  }
}

type Copied = { noticeId: string; id: string; text: string }

/** Keeps a copy of a discarded report: its counts go back into the form, unless newer ones stand there. */
export const copyIntoDraft = async (drafts: Drafts, { noticeId, id, text }: Copied): Promise<void> => {
  await drafts.keepIn('discarded', id, text)
  const known = readDraft(await drafts.read(noticeId))
  const copied = draftOfReport(linesIn(text)).filter((one) => !known.some((other) => other.id === one.id))
  if (copied.length > 0) await drafts.keep(noticeId, JSON.stringify([...known, ...copied]))
}
