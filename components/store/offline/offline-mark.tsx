'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'

import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'

import { useOutbox } from '../outbox/outbox-context.ts'
import { isKeptPage } from './kept-page.ts'
import { keepAhead, takeOver, watchForUpdate } from './service-worker.ts'

type Props = {
  /** When the server made this page. */
  asOf: string
  /** Pages that are wanted when the network is away. */
  paths: readonly string[]
  texts: Record<'asOf' | 'update' | 'updateText', string>
}

// First the page in sight: whoever opens a task wants to read it, not to fetch others.
const SETTLED_MS = 1500

const never = () => () => undefined

/** Says of what hour a page is that came from this phone, and keeps the next ones ready. */
export const OfflineMark = ({ asOf, paths, texts }: Props) => {
  const [first] = useState(asOf)
  const kept = useSyncExternalStore(never, isKeptPage, () => false)
  const wanted = paths.join(' ')
  useEffect(() => {
    const timer = setTimeout(() => void keepAhead(wanted.split(' ')), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [wanted])
  return (
    <>
      {/* Read again from the server, it is of another hour and no longer kept. */}
      {kept && first === asOf && <Banner tone="waiting" live="polite" title={texts.asOf} />}
      <UpdateReady texts={texts} />
    </>
  )
}

// Never by itself: a page that is taken away under somebody's hands loses more than it brings.
const UpdateReady = ({ texts }: Pick<Props, 'texts'>) => {
  const { snapshot } = useOutbox()
  const [ready, setReady] = useState(false)
  useEffect(() => {
    let callOff = (): void => undefined
    const timer = setTimeout(() => {
      callOff = watchForUpdate(() => setReady(true))
    }, SETTLED_MS)
    return () => {
      clearTimeout(timer)
      callOff()
    }
  }, [])
  if (!ready || snapshot === null || snapshot.unsent.length > 0) return null
  return (
    <Banner
      title={texts.updateText}
      action={<Button onClick={() => void takeOver()}>{texts.update}</Button>}
    />
  )
}
