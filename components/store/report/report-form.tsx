'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'

import { UntilAlive } from '#components/forms/until-alive.tsx'
import { ThumbBar } from '#components/shell/thumb-bar.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { foundIn, putAside, type CountedLine } from '#lib/domain/notice/counted-line.ts'
import type { LotToCount } from '#lib/domain/notice/lots-to-count.ts'

import type { PhotoTexts } from '../photo/photo-texts.ts'
import { PhotoSection } from '../photo/photo-section.tsx'
import { usePhotos } from '../photo/use-photos.ts'
import { useOutbox } from '../outbox/outbox-context.ts'
import { textIn } from '../text-in.ts'
import { AddLot, type Product } from './add-lot.tsx'
import { LotCounts } from './lot-counts.tsx'
import type { ReportTexts } from './report-texts.ts'
import { SignatureField, useSignature, type SignatureTexts } from './signature-field.tsx'
import { useCounts } from './use-counts.ts'

type Props = {
  noticeId: string
  version: number
  lots: readonly LotToCount[]
  /** What the store reported last: the next report begins there. */
  last: readonly CountedLine[]
  /** When the store last said anything, as far as this page knows. */
  knew: string | null
  products: readonly Product[]
  mayChoose: boolean
  sentBefore: number
  texts: ReportTexts & SignatureTexts
  photoTexts: PhotoTexts
}

/** What was found and done, lot by lot, with one thumb. */
export const ReportForm = ({
  noticeId,
  version,
  lots,
  last,
  knew,
  products,
  texts,
  photoTexts,
  ...photoRules
}: Props) => {
  const { say } = useOutbox()
  const router = useRouter()
  const { counts, change, add, drop } = useCounts(noticeId, lots, last)
  const evidence = usePhotos(noticeId)
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)
  const [pending, setPending] = useState(false)
  const [unsigned, setUnsigned] = useState(false)
  const signature = useSignature()
  const impossible = counts.some(({ line }) => putAside(line) > foundIn(line.found))

  const send = async (form: FormData) => {
    if (impossible) return setFault({ title: texts.correct, detail: '' })
    const signed = signature(form)
    setUnsigned(signed === 'missing')
    if (signed === 'missing') return setFault({ title: texts.signMissing, detail: '' })
    setPending(true)
    const lines = counts.map(({ line }) => line)
    const photos = evidence.photos.map(({ id }) => id)
    const answer = { kind: 'report', outcome: 'removed', noticeId, version, knew, lines, photos } as const
    const note = textIn(form, 'note') || null
    const said = await say({ ...answer, note, signature: signed }, evidence.photos)
    setPending(false)
    if (typeof said === 'object') {
      return setFault({ title: said.lost?.title ?? texts.lost, detail: said.lost?.detail ?? '' })
    }
    await drop()
    router.push(`/tasks/${noticeId}`)
  }

  return (
    <form
      noValidate
      className="contents"
      onSubmit={(event) => {
        event.preventDefault()
        void send(new FormData(event.currentTarget))
      }}
    >
      <UntilAlive>
        {counts.map((counting) => (
          <LotCounts
            key={counting.id}
            counting={counting}
            texts={texts}
            onChange={(line) => change(counting.id, line)}
          />
        ))}
        <AddLot products={products} texts={texts} onAdd={add} />
        <PhotoSection {...evidence} {...photoRules} texts={photoTexts} />
        <Field label={texts.note}>
          {(control) => <TextArea {...control} name="note" maxLength={1000} />}
        </Field>
        <SignatureField texts={texts} error={unsigned ? texts.signMissing : undefined} />
        <p className="text-sm text-muted">{texts.draftKept}</p>
        {/* Under the thumb there is one thing to press: while the camera is open, the camera. */}
        {!evidence.taking && (
          <ThumbBar>
            {fault && (
              <Banner tone="danger" live="assertive" title={fault.title}>
                {fault.detail}
              </Banner>
            )}
            <Button type="submit" variant="primary" size="lg" block pending={pending}>
              {texts.report}
            </Button>
          </ThumbBar>
        )}
      </UntilAlive>
    </form>
  )
}
