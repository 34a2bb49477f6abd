'use client'

import type { UnknownStore } from '#lib/domain/catalog/meant-store.ts'
import { useCallback, useEffect, useRef, useState } from 'react'

import type { ActionAnswer } from '#lib/contracts/forms/action-answer.ts'
import type { RecallView } from '#lib/contracts/views.ts'
import type { RecallContent } from '#lib/domain/recall/recall.ts'

import { contentOf } from './content-of.ts'
import { DraftKeeper, type KeeperPorts, type SaveState, type Standing } from './draft-keeper.ts'
import { keptTexts } from './kept-texts.ts'

export type DraftActions = Pick<KeeperPorts, 'start' | 'save'> & {
  read: (input: { recallId: string }) => Promise<ActionAnswer<RecallView>>
}

type Props = { standing: Standing; number: string | null; owner: string; actions: DraftActions }

const NEW = 'new'

/** The text of one draft: what stands in the form, how it is saved, and what became of that. */
export const useDraft = ({ standing, number: known, owner, actions }: Props) => {
  const [content, setContent] = useState(standing.content)
  const [state, setState] = useState<SaveState>({ kind: 'clean' })
  const [number, setNumber] = useState(known)
  const [unknownStores, setUnknown] = useState<UnknownStore[]>([])
  const [notice, setNotice] = useState<string | null>(null)
  const [live, setLive] = useState(standing.revision === null ? null : standing.id)
  const keeper = useRef<DraftKeeper>(null)
  // Two changes within one moment both start from the newest text.
  const newest = useRef(standing.content)
  // What the draft began with: a later render of the page must not begin it again.
  const begun = useRef({ standing, owner, actions })

  useEffect(() => {
    const { standing: first, owner: person, actions: server } = begun.current
    const kept = keptTexts(person)
    let place = first.revision === null ? NEW : first.id
    const id = first.id || crypto.randomUUID()
    const made = new DraftKeeper(
      { ...first, id },
      {
        start: server.start,
        save: server.save,
        latest: async (input) => {
          const answer = await server.read(input)
          if (!answer.ok) return answer
          const { revision, status } = answer.value
          return { ok: true, value: { revision, status, content: contentOf(answer.value) } }
        },
        keep: (text) => kept.write(place, text),
        forget: () => kept.forget(place),
        onState: setState,
        onMerged: (merged) => {
          newest.current = merged
          setContent(merged)
        },
        onSaved: (saved) => {
          setNumber(saved.number)
          setUnknown(saved.unknownStores)
          if (place !== NEW) return
          kept.forget(NEW)
          place = saved.id
          setLive(saved.id)
          // From now on a reload finds the draft; the page itself stays as it is.
          window.history.replaceState(null, '', `/recalls/${saved.id}/edit${window.location.hash}`)
        },
        now: () => new Date().toISOString(),
      },
    )
    keeper.current = made
    const left = kept.read(place)
    if (left) {
      made.restore(left)
      setNotice('Unsaved text was found in this browser and restored to the form.')
    }
    return () => {
      made.stop()
      keeper.current = null
    }
  }, [])

  useEffect(() => {
    if (!live) return
    const source = new EventSource(`/api/live?recall=${live}`)
    source.addEventListener('recall', (event: MessageEvent<string>) => {
      const { revision } = JSON.parse(event.data) as { revision: number }
      const base = keeper.current?.standing.revision ?? null
      if (base !== null && revision > base && !keeper.current?.isBusy)
        setNotice(
          `Someone else saved at ${new Date().toLocaleTimeString('en', { hour12: false })}. Their changes are in the form.`,
        )
      keeper.current?.seen(revision)
    })
    return () => source.close()
  }, [live])

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (keeper.current?.isDirty) event.preventDefault()
    }
    const again = () => void keeper.current?.flush()
    window.addEventListener('beforeunload', warn)
    window.addEventListener('online', again)
    return () => {
      window.removeEventListener('beforeunload', warn)
      window.removeEventListener('online', again)
    }
  }, [])

  const set = useCallback((patch: Partial<RecallContent>) => {
    const next = { ...newest.current, ...patch }
    newest.current = next
    setContent(next)
    keeper.current?.change(next)
  }, [])

  return { content, set, state, number, unknownStores, notice, setNotice, keeper }
}
