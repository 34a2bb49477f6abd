'use client'

import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import type { Language } from '#lib/domain/identity/language.ts'

import { AskDialog } from './ask-dialog.tsx'
import { useOutbox } from './outbox-context.ts'
import type { Kind } from './entry.ts'
import type { Snapshot } from './outbox.ts'
import { refusalText, type RefusalTexts } from './refusal-texts.ts'
import { SignAgain, type SignAgainTexts } from './sign-again.tsx'

type Texts = Record<
  | 'kept'
  | 'photoKept'
  | 'changed'
  | 'changedText'
  | 'changedOther'
  | 'checkLots'
  | 'openTask'
  | 'tryAgain'
  | 'discard'
  | 'discardAsk'
  | 'discardText'
  | 'cancel'
  | 'signedOut'
  | 'signIn'
  | `refused_${Kind}`,
  string
> &
  SignAgainTexts &
  RefusalTexts

type Parked = Snapshot['unsent'][number]

type Named = { number: string; title: string; language: Language }

/** The recalls of this store, by their notices. */
type Props = { recalls: Record<string, Named>; texts: Texts }

type ParkedProps = { entry: Parked; recall: Named | undefined; texts: Texts }

/** What keeps answers on this phone and wants a person: a no of the desk, or a session that ended. Other tasks go on. */
export const OutboxTrouble = ({ recalls, texts }: Props) => {
  const { snapshot } = useOutbox()
  const parked = snapshot?.unsent.filter((entry) => entry.refused) ?? []
  return (
    <>
      {parked.map((entry) => (
        <ParkedAnswer key={entry.key} entry={entry} recall={recalls[entry.noticeId]} texts={texts} />
      ))}
      {snapshot?.standing === 'signed_out' && (
        <Banner
          tone="waiting"
          live="polite"
          title={texts.signedOut}
          action={<LinkButton href="/sign-in">{texts.signIn}</LinkButton>}
        />
      )}
    </>
  )
}

const ParkedAnswer = ({ entry, recall, texts }: ParkedProps) => {
  const { tryAgain } = useOutbox()
  const { refused, kind, noticeId, place } = entry
  if (!refused) return null
  if (refused.code === 'SIGNATURE_REFUSED') return <SignAgain place={place} texts={texts} />
  if (refused.code === 'VERSION_SUPERSEDED') return <Outrun {...{ entry, recall, texts }} />
  const isPhoto = kind === 'photo'
  return (
    <Banner tone="danger" live="assertive" title={texts[`refused_${kind}`]}>
      <RecallName recall={recall} />
      <p>{refusalText(refused, texts)}</p>
      <p>{isPhoto ? texts.photoKept : texts.kept}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <LinkButton href={`/tasks/${noticeId}`}>{texts.openTask}</LinkButton>
        <Button onClick={() => tryAgain(place)}>{texts.tryAgain}</Button>
        <Discard place={place} texts={texts} />
      </div>
    </Banner>
  )
}

// A recall that closed long ago is not among them, and its answer is told of without a name.
const RecallName = ({ recall }: { recall: Named | undefined }) =>
  recall && (
    <p className="font-medium text-strong">
      {recall.number} · <span lang={recall.language}>{recall.title}</span>
    </p>
  )

// The recall went on while the answer waited. What was counted is in the report of the task as it stands now.
const Outrun = ({ entry: { kind, noticeId, place }, recall, texts }: ParkedProps) => (
  <Banner tone="waiting" live="assertive" title={texts.changed}>
    <RecallName recall={recall} />
    <p>{kind === 'report' ? texts.changedText : texts.changedOther}</p>
    <div className="mt-2 flex flex-wrap gap-2">
      {kind === 'report' ? (
        <LinkButton href={`/tasks/${noticeId}/report`} variant="primary">
          {texts.checkLots}
        </LinkButton>
      ) : (
        <LinkButton href={`/tasks/${noticeId}`} variant="primary">
          {texts.openTask}
        </LinkButton>
      )}
      <Discard place={place} texts={texts} />
    </div>
  </Banner>
)

const Discard = ({ place, texts }: { place: number; texts: Texts }) => {
  const { discard } = useOutbox()
  return (
    <AskDialog
      title={texts.discardAsk}
      description={texts.discardText}
      confirmLabel={texts.discard}
      cancelLabel={texts.cancel}
      danger
      onConfirm={() => discard(place)}
      trigger={<Button>{texts.discard}</Button>}
    />
  )
}
