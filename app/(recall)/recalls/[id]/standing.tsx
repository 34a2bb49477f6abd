import { ActionForm } from '#components/forms/action-form.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { ClosedCard, ClosingCard } from '#components/recall/closing-card.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { absoluteText } from '#components/ui/time-texts.ts'
import type { RecallView } from '#lib/contracts/views.ts'
import { surpriseMoment } from '#lib/queries/drill/surprise-moment.ts'
import { closingConditions } from '#lib/queries/recall/closing-conditions.ts'
import { allowed } from '#lib/web/allowed.ts'
import type { Signed } from '#lib/web/current-actor.ts'
import { read } from '#lib/web/read.ts'

import { closeRecallAction, scheduleRecallAction } from '../actions.ts'

type Props = { signed: Signed; recall: RecallView; moment?: string | undefined }

/** What has to be known of where the recall stands, before anything else on its page. */
export const Standing = ({ signed, recall, moment }: Props) => {
  if (recall.kind === 'drill' && recall.issuedAt)
    return (
      <>
        <TextLink href={`/recalls/${recall.id}/score`}>View drill score</TextLink>
        {recall.status === 'closing' && <Closing signed={signed} recall={recall} />}
        {recall.status === 'closed' && <Closed signed={signed} recall={recall} />}
      </>
    )
  if (recall.status === 'in_review') return <InReview signed={signed} recall={recall} />
  if (recall.status === 'approved') return <Scheduled signed={signed} recall={recall} moment={moment} />
  if (recall.status === 'closing') return <Closing signed={signed} recall={recall} />
  if (recall.status === 'closed') return <Closed signed={signed} recall={recall} />
  return null
}

const InReview = ({ signed: { actor }, recall }: Props) =>
  recall.priority === 'high' && recall.authorId === actor.personId ? (
    <Banner tone="waiting" title="Waiting for another approver">
      You wrote this high-priority recall, so someone else must approve it.
    </Banner>
  ) : null

const Scheduled = ({ signed, recall, moment }: Props) => {
  const { scheduledFor, scheduledZone, scheduleFault } = recall
  if (scheduleFault)
    return (
      <Banner tone="danger" title="Scheduled issue failed">
        {scheduleFault} Nothing was sent. Fix the problem, then issue or schedule it again.
      </Banner>
    )
  if (recall.surpriseFrom && recall.surpriseTo)
    return <Surprise signed={signed} recall={recall} moment={moment} />
  if (!scheduledFor || !scheduledZone) return null
  return (
    <Banner
      tone="info"
      title={`Scheduled to issue on ${absoluteText(new Date(scheduledFor), 'en', scheduledZone)}`}
    >
      <TakeBack signed={signed} recall={recall} />
    </Banner>
  )
}

const Surprise = async ({ signed, recall, moment }: Props) => {
  const { id, surpriseFrom, surpriseTo, scheduledZone } = recall
  const text = (at: string | null) => (at ? absoluteText(new Date(at), 'en', scheduledZone ?? 'UTC') : '')
  const asked = moment === 'shown' && allowed(signed.actor, 'recall:issue')
  const known = asked ? await read(surpriseMoment, signed.actor, { recallId: id }) : null
  return (
    <Banner
      tone="info"
      title={`Surprise drill: will be issued between ${text(surpriseFrom)} and ${text(surpriseTo)}`}
    >
      <div className="flex flex-col gap-2">
        <span>
          The time is random. Stores and district managers don’t see this drill until then.{' '}
          {known ? (
            <strong>It will be issued on {text(known.at)}.</strong>
          ) : (
            <TextLink href={`/recalls/${id}?moment=shown`}>Show the time</TextLink>
          )}
        </span>
        <TakeBack signed={signed} recall={recall} />
      </div>
    </Banner>
  )
}

const TakeBack = ({ signed: { actor }, recall }: Props) => (
  <ActionForm action={scheduleRecallAction} className="flex flex-wrap items-center gap-3">
    <input type="hidden" name="recallId" value={recall.id} />
    <input type="hidden" name="ifRevision" value={recall.revision} />
    <input type="hidden" name="local" value="" />
    <span>You can cancel the schedule until then.</span>
    {allowed(actor, 'recall:issue') && <SendButton variant="secondary">Cancel schedule</SendButton>}
  </ActionForm>
)

const Closing = async ({ signed: { actor }, recall }: Props) => (
  <ClosingCard
    recallId={recall.id}
    revision={recall.revision}
    priority={recall.priority}
    checklist={(await read(closingConditions, actor, { recallId: recall.id })).checklist}
    allowed={allowed(actor, 'recall:issue')}
    action={closeRecallAction}
  />
)

const Closed = async ({ signed: { actor }, recall }: Props) => (
  <ClosedCard {...await read(closingConditions, actor, { recallId: recall.id })} />
)
