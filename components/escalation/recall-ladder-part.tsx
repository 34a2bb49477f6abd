import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import type { LadderFacts } from '#lib/domain/escalation/ladder-words.ts'
import type { RecallLadderView } from '#lib/domain/escalation/recall-ladder-view.ts'

import { LadderText } from './ladder-card.tsx'

type Props = {
  recallId: string
  view: RecallLadderView
  facts: LadderFacts
  since: Date
  /** Null: this reader cannot change it. */
  takeNew: FormAction | null
}

/** Who hears what, and when, if a store of this recall does not answer. */
export const RecallLadderPart = ({ recallId, view, facts, since, takeNew }: Props) => {
  const { ladder, takenAt, outdated, taken, lateStores } = view
  const perStep = Object.fromEntries(
    ladder.steps.map(({ afterMinutes }, i) => [i, taken[String(afterMinutes)] ?? 0]),
  )
  return (
    <>
      {lateStores > 0 && (
        <Banner tone="danger" title="The escalation has stopped">
          {lateStores.toLocaleString('en')} stores with no response should have been escalated by now.
          Escalate them manually and alert your system administrator.
        </Banner>
      )}
      <Disclosure title="If no one responds">
        <div className="flex flex-col gap-4">
          <p className="text-sm text-muted">
            Shown for store {facts.store.number}, in its time.{' '}
            {takenAt ? 'This recall uses the ladder in effect when it was issued.' : 'The current ladder.'}
          </p>
          <LadderText {...{ ladder, facts, since }} taken={perStep} />
          {outdated && takeNew && (
            <ActionForm
              action={takeNew}
              className="flex flex-wrap items-center gap-3 border-t border-line pt-4 text-sm"
            >
              <input type="hidden" name="recallId" value={recallId} />
              <span className="flex-1 basis-64">
                The ladder has changed since. Steps already taken aren’t repeated.
              </span>
              <SendButton variant="secondary">Use new ladder</SendButton>
            </ActionForm>
          )}
        </div>
      </Disclosure>
    </>
  )
}
