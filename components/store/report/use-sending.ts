'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'

import { foundIn, putAside } from '#lib/domain/notice/counted-line.ts'

import type { Photo } from '../photo/photo.ts'
import { useOutbox } from '../outbox/outbox-context.ts'
import { lostText } from '../outbox/lost-text.ts'
import { textIn } from '../text-in.ts'
import { isCounted, notFound, toReport, type Counting } from './counts.ts'
import type { ReportTexts } from './report-texts.ts'
import type { Answered } from './review.tsx'
import { useSignature, type SignatureTexts } from './signature-field.tsx'

export type Fault = { title: string; detail: string }

type About = {
  noticeId: string
  version: number
  knew: string | null
  texts: ReportTexts & SignatureTexts
}

/** From counting through the review to the letter that goes out: once, however often it is pressed. */
export const useSending = (
  { noticeId, version, knew, texts }: About,
  { counts, drop }: { counts: readonly Counting[]; drop: () => Promise<void> },
  photos: readonly Photo[],
) => {
  const { say } = useOutbox()
  const router = useRouter()
  const signature = useSignature()
  const [reviewing, setReviewing] = useState(false)
  const [answered, setAnswered] = useState<Answered>(null)
  const [fault, setFault] = useState<Fault | null>(null)
  const [unsigned, setUnsigned] = useState(false)
  const [pending, setPending] = useState(false)
  const under = useRef(false)

  const review = (form: HTMLFormElement) => {
    const title = faultOf(counts, form, texts)
    setFault(title === null ? null : { title, detail: '' })
    setReviewing(title === null)
  }

  const send = async (form: FormData) => {
    const lost = notFound(counts)
    if (lost.length > 0 && answered === null) return setFault({ title: texts.whereMissing, detail: '' })
    const signed = signature(form)
    setUnsigned(signed === 'missing')
    if (signed === 'missing') return setFault({ title: texts.signMissing, detail: '' })
    if (under.current || answered === 'looking') return
    under.current = true
    setPending(true)
    const lines = toReport(counts).map(({ line, shipped }) =>
      answered === 'sold' && lost.some((one) => one.line === line) ? { ...line, sold: shipped } : line,
    )
    const answer = { kind: 'report', outcome: 'removed', noticeId, version, knew, lines } as const
    const rest = { note: textIn(form, 'note') || null, photos: photos.map(({ id }) => id) }
    const whereabouts = lost.length > 0 ? answered : null
    const said = await say({ ...answer, ...rest, whereabouts, signature: signed }, photos)
    if (typeof said === 'object') {
      under.current = false
      setPending(false)
      return setFault({ title: lostText(said, texts), detail: '' })
    }
    await drop()
    router.push(`/tasks/${noticeId}`)
  }

  return {
    reviewing,
    answered,
    fault,
    unsigned,
    pending,
    answer: (next: Answered) => {
      setAnswered(next)
      setFault(null)
    },
    back: () => {
      setReviewing(false)
      // It was the answer to those counts: after others it is asked anew.
      setAnswered(null)
      setFault(null)
    },
    submit: (form: HTMLFormElement) => (reviewing ? void send(new FormData(form)) : review(form)),
  }
}

/** Why there is nothing to review yet; null: there is. */
const faultOf = (counts: readonly Counting[], form: HTMLFormElement, texts: ReportTexts): string | null => {
  const wrong = form.querySelector<HTMLElement>('input[aria-invalid="true"]')
  wrong?.focus()
  if (wrong) return texts.wholeOnly
  // A person who typed a lot believes that it is in the report.
  const notAdded = form.querySelector<HTMLElement>('input[data-not-added]')
  notAdded?.focus()
  if (notAdded) return texts.addFirst
  if (counts.some(({ line }) => putAside(line) > foundIn(line.found))) return texts.correct
  return counts.some((one) => isCounted(one) || one.shipped > 0) ? null : texts.countFirst
}
