'use client'

import { useState } from 'react'

import { UntilAlive } from '#components/forms/until-alive.tsx'
import { ThumbBar } from '#components/shell/thumb-bar.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import type { CountedLine } from '#lib/domain/notice/counted-line.ts'
import type { LotToCount } from '#lib/domain/notice/lots-to-count.ts'

import type { PhotoTexts } from '../photo/photo-texts.ts'
import { PhotoSection } from '../photo/photo-section.tsx'
import { usePhotos } from '../photo/use-photos.ts'
import type { Product } from './add-lot.tsx'
import { CountStep } from './count-step.tsx'
import { NoteField } from './note-field.tsx'
import type { ReportTexts } from './report-texts.ts'
import { Review } from './review.tsx'
import { SendButton } from './send-button.tsx'
import { SignatureField, type SignatureTexts } from './signature-field.tsx'
import { useCounts } from './use-counts.ts'
import { useSending } from './use-sending.ts'

type Props = {
  noticeId: string
  version: number
  lots: readonly LotToCount[]
  alsoNamed: readonly LotToCount[]
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

/**
 * What was found and done, lot by lot, with one thumb; then, elsewhere on the screen, what will be said of it; then it is
 * sent. The three presses of a report never lie at one spot.
 */
export const ReportForm = (props: Props) => {
  const { noticeId, lots, alsoNamed, last, products, texts, photoTexts, mayChoose, sentBefore } = props
  // As they were when somebody began to count: a page that is read again while they do must not make theirs an answer to a
  // scope, or after a colleague's answer, that they have not seen.
  const [{ version, knew }] = useState(() => ({ version: props.version, knew: props.knew }))
  const counting = useCounts(noticeId, lots, last)
  const evidence = usePhotos(noticeId)
  const sending = useSending({ noticeId, version, knew, texts }, counting, evidence.photos)
  const { reviewing, answered, fault, pending } = sending
  const photos = evidence.photos.length
  return (
    <form
      noValidate
      className="contents"
      onSubmit={(event) => {
        event.preventDefault()
        sending.submit(event.currentTarget)
      }}
    >
      <UntilAlive>
        {/* Kept while it is reviewed: what stands in its fields belongs to the report. */}
        <div hidden={reviewing} className="flex flex-col gap-4">
          {props.version !== version && <Widened texts={texts} />}
          <CountStep
            {...counting}
            alsoNamed={alsoNamed}
            products={products}
            texts={texts}
            fault={reviewing ? null : fault}
          >
            <PhotoSection {...evidence} mayChoose={mayChoose} sentBefore={sentBefore} texts={photoTexts} />
            <NoteField noticeId={noticeId} texts={texts} />
          </CountStep>
        </div>
        {reviewing && (
          <>
            <Review
              counts={counting.counts}
              scanned={counting.scanned}
              photos={photos}
              answered={answered}
              texts={texts}
              onAnswer={sending.answer}
              onBack={sending.back}
            />
            {answered !== 'looking' && (
              <SignatureField texts={texts} error={sending.unsigned ? texts.signMissing : undefined} />
            )}
            <ThumbBar>
              {fault && (
                <Banner tone="danger" live="assertive" title={fault.title}>
                  {fault.detail}
                </Banner>
              )}
              {answered === 'looking' ? (
                <StillLooking noticeId={noticeId} texts={texts} />
              ) : (
                <SendButton pending={pending}>{texts.sendReport}</SendButton>
              )}
            </ThumbBar>
          </>
        )}
      </UntilAlive>
    </form>
  )
}

// What was entered is kept with every press: read anew, the page asks for the new lots beside it.
const Widened = ({ texts }: { texts: ReportTexts }) => (
  <Banner
    tone="waiting"
    live="assertive"
    title={texts.outrunNow}
    action={
      <Button size="lg" onClick={() => location.reload()}>
        {texts.outrunReload}
      </Button>
    }
  >
    {texts.draftKept}
  </Banner>
)

// Whoever still looks has nothing to report: the counts stay here, and HQ is told nothing that is not so.
const StillLooking = ({ noticeId, texts }: { noticeId: string; texts: ReportTexts }) => (
  <Banner
    tone="waiting"
    live="polite"
    title={texts.stillLooking}
    action={
      <LinkButton href={`/tasks/${noticeId}`} size="lg">
        {texts.keepLooking}
      </LinkButton>
    }
  >
    {texts.stillLookingText}
  </Banner>
)
