import { Button } from '#components/ui/button.tsx'
import { check, circleAlert, clock, cloudOff, pencil } from '#components/ui/glyphs.ts'
import { Status } from '#components/ui/status.tsx'

import type { SaveState } from './draft-keeper.ts'

const time = (at: string): string =>
  new Date(at).toLocaleTimeString('en', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
  })

type Props = { state: SaveState; onRetry: () => void; onChoose: () => void }

/** Always in sight: whether what was typed is on the server, and where it is if not. */
export const SaveLine = ({ state, onRetry, onChoose }: Props) => (
  <div role="status" aria-live="polite" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
    <Words state={state} />
    {(state.kind === 'offline' || state.kind === 'signed_out' || state.kind === 'refused') && (
      <Button size="sm" onClick={onRetry}>
        Retry save
      </Button>
    )}
    {state.kind === 'conflict' && (
      <Button size="sm" onClick={onChoose}>
        Choose
      </Button>
    )}
  </div>
)

const Words = ({ state }: { state: SaveState }) => {
  switch (state.kind) {
    case 'clean':
      return <Status glyph={check}>Nothing to save</Status>
    case 'untitled':
      return (
        <Status tone="waiting" glyph={pencil} wrap>
          Kept in this browser. Add a title to save it as a draft.
        </Status>
      )
    case 'typing':
      return <Status glyph={pencil}>Not saved yet</Status>
    case 'saving':
      return <Status glyph={clock}>Saving…</Status>
    case 'saved':
      return (
        <Status tone="verified" glyph={check}>
          Saved {time(state.at)}
        </Status>
      )
    case 'offline':
      return (
        <Status tone="waiting" glyph={cloudOff} wrap>
          Not saved: no connection. Your text is kept in this browser and will be saved when you’re back
          online.
        </Status>
      )
    case 'signed_out':
      return (
        <Status tone="danger" glyph={circleAlert} wrap>
          Not saved: you were signed out. Your text is kept in this browser.{' '}
          <a href="/sign-in" target="_blank" rel="noreferrer" className="underline">
            Sign in again in a new tab
          </a>
          , then save again.
        </Status>
      )
    case 'gone':
      return (
        <Status tone="danger" glyph={circleAlert} wrap>
          Not saved: this recall is {state.status.replace('_', ' ').replace('cancelled', 'canceled')}, so its
          text is frozen. What you typed is kept in this browser.
        </Status>
      )
    case 'refused':
      return (
        <Status tone="danger" glyph={circleAlert} wrap>
          Not saved: {state.errors[0]?.message ?? state.title}. Your text is kept here.
        </Status>
      )
    case 'conflict':
      return (
        <Status tone="waiting" glyph={circleAlert} wrap>
          Not saved: someone else changed the same fields. Choose what to keep.
        </Status>
      )
  }
}
