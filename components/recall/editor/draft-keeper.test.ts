import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import type { ActionAnswer } from '#lib/contracts/forms/action-answer.ts'
import type { SavedDraft } from '#lib/contracts/forms/saved-draft.ts'
import type { RecallContent } from '#lib/domain/recall/recall.ts'
import { recallContent } from '#prisma/demo/builders.ts'

import { DraftKeeper, type Kept, type SaveState } from './draft-keeper.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const ID = '00000000-0000-4000-8000-000000000001'
const refused = (code: string): ActionAnswer<never> => ({
  ok: false,
  code,
  title: code,
  detail: '',
  errors: [],
})

/** A server with one draft, as the actions answer for it, and a browser that keeps one text. */
const desk = (first: RecallContent, revision: number | null) => {
  const server = { content: first, revision: revision ?? 0, status: 'draft' }
  const seen: SaveState[] = []
  const browser: { kept: Kept | null; shown: RecallContent } = { kept: null, shown: first }
  const faults: (ActionAnswer<never> | 'unreachable' | 'answer lost')[] = []
  const saves: string[] = []
  const answer = (content: RecallContent): ActionAnswer<SavedDraft> => {
    const fault = faults.shift()
    if (fault === 'unreachable') throw new Error('Failed to fetch')
    if (fault && fault !== 'answer lost') return fault
    saves.push(content.title)
    server.content = content
    server.revision += 1
    if (fault === 'answer lost') throw new Error('Failed to fetch')
    return value()
  }
  const value = (): ActionAnswer<SavedDraft> => ({
    ok: true,
    value: {
      id: ID,
      number: 'R-1',
      revision: server.revision,
      content: server.content,
      unknownStores: [],
      savedAt: 'now',
    },
  })
  const keeper = new DraftKeeper(
    { id: ID, revision, content: first },
    {
      start: async ({ content }) => (server.revision > 0 ? value() : answer(content)),
      save: async ({ ifRevision, content }) =>
        ifRevision === server.revision ? answer(content) : refused('RECALL_CHANGED'),
      latest: async () => ({ ok: true, value: { ...server } }),
      keep: (kept) => (browser.kept = kept),
      forget: () => (browser.kept = null),
      onState: (state) => seen.push(state),
      onMerged: (content) => (browser.shown = content),
      onSaved: () => undefined,
      now: () => 'now',
    },
  )
  const type = (over: Partial<RecallContent>) =>
    keeper.change((browser.shown = { ...browser.shown, ...over }))
  const somebodyElse = (over: Partial<RecallContent>) => {
    server.content = { ...server.content, ...over }
    server.revision += 1
  }
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
  return { keeper, server, browser, faults, saves, seen, type, somebodyElse, pass, last: () => seen.at(-1) }
}

test('what is typed in one go is saved once, when the hands rest', async () => {
  const { type, pass, saves, browser, last } = desk(recallContent(), 1)
  for (const title of ['Jam', 'Jam m', 'Jam may contain glass']) {
    type({ title })
    await pass(300)
  }
  expect([saves, browser.kept?.mine.title]).toEqual([[], 'Jam may contain glass'])
  await pass(800)
  expect([saves, browser.kept, last()]).toEqual([
    ['Jam may contain glass'],
    null,
    { kind: 'saved', at: 'now' },
  ])
})

test('without a title nothing is made, but the text is kept in the browser', async () => {
  const { type, pass, saves, browser, last } = desk(recallContent({ title: '' }), null)
  type({ hazard: 'May cut.' })
  await pass(2_000)
  expect([saves, last(), browser.kept?.mine.hazard]).toEqual([[], { kind: 'untitled' }, 'May cut.'])
  type({ title: 'Jam' })
  await pass(1_000)
  expect(saves).toEqual(['Jam'])
})

test('a first save whose answer was lost does not make a second draft', async () => {
  const { type, pass, faults, server, last } = desk(recallContent({ title: '' }), null)
  faults.push('answer lost')
  type({ title: 'Jam' })
  await pass(900)
  expect(last()).toEqual({ kind: 'offline' })
  type({ hazard: 'May cut the mouth.' })
  await pass(5_000)
  expect([server.revision, server.content.hazard, last()?.kind]).toEqual([2, 'May cut the mouth.', 'saved'])
})

test('without a network the text stays in the browser and is saved when the network is back', async () => {
  const { type, pass, faults, saves, browser, last } = desk(recallContent(), 1)
  faults.push('unreachable', 'unreachable')
  type({ title: 'Jam' })
  await pass(900)
  expect([last(), browser.kept?.mine.title]).toEqual([{ kind: 'offline' }, 'Jam'])
  await pass(8_000)
  expect([saves, browser.kept]).toEqual([['Jam'], null])
})

test('who was signed out keeps the text', async () => {
  const { type, pass, faults, browser, last, keeper } = desk(recallContent(), 1)
  faults.push(refused('UNAUTHENTICATED'))
  type({ title: 'Jam' })
  await pass(900)
  expect([last(), browser.kept?.mine.title, keeper.isDirty]).toEqual([{ kind: 'signed_out' }, 'Jam', true])
  expect(await keeper.flush()).toBe(true)
})

test('what somebody else changed elsewhere comes in by itself, and nothing of theirs is written over', async () => {
  const { type, pass, somebodyElse, server, browser } = desk(recallContent(), 1)
  somebodyElse({ hazard: 'Theirs.' })
  type({ title: 'Mine' })
  await pass(1_000)
  expect(server.content).toMatchObject({ title: 'Mine', hazard: 'Theirs.' })
  expect(browser.shown).toMatchObject({ title: 'Mine', hazard: 'Theirs.' })
})

test('one place changed by both is asked about; until it is answered nothing is saved', async () => {
  const { type, pass, somebodyElse, server, last, keeper, saves } = desk(recallContent(), 1)
  somebodyElse({ title: 'Theirs' })
  type({ title: 'Mine' })
  await pass(1_000)
  const asked = last()
  if (asked?.kind !== 'conflict') throw new Error('Not asked')
  expect(asked.conflicts.map(({ path, mine, theirs }) => [path, mine, theirs])).toEqual([
    ['title', 'Mine', 'Theirs'],
  ])
  await pass(60_000)
  expect([server.content.title, saves]).toEqual(['Theirs', []])
  keeper.resolve({ ...asked.merged, title: 'Both' })
  await pass(100)
  expect([server.content.title, last()?.kind]).toEqual(['Both', 'saved'])
})

test('who decides later loses nothing: the text is kept with what it came from, and asked about anew', async () => {
  const { type, pass, somebodyElse, server, last, keeper, browser } = desk(recallContent(), 1)
  somebodyElse({ title: 'Theirs', hazard: 'Theirs.' })
  type({ title: 'Mine' })
  await pass(1_000)
  type({ title: 'Mine, and more' })
  await pass(5_000)
  expect([server.content.title, browser.kept?.revision]).toEqual(['Theirs', 1])
  somebodyElse({ instructions: 'Theirs too.' })
  keeper.reconsider()
  await pass(10)
  const asked = last()
  if (asked?.kind !== 'conflict') throw new Error('Not asked')
  expect(asked.conflicts.map(({ mine }) => mine)).toEqual(['Mine, and more'])
  keeper.resolve(asked.merged)
  await pass(100)
  expect(server.content).toMatchObject({
    title: 'Mine, and more',
    hazard: 'Theirs.',
    instructions: 'Theirs too.',
  })
})

test('who only reads along sees the other’s text at once', async () => {
  const { keeper, pass, somebodyElse, server, browser } = desk(recallContent(), 1)
  somebodyElse({ title: 'Theirs' })
  keeper.seen(server.revision)
  await pass(10)
  expect([browser.shown.title, keeper.isDirty]).toEqual(['Theirs', false])
})

test('what was kept in the browser is merged with what was saved since', async () => {
  const before = recallContent()
  const { keeper, pass, somebodyElse, server } = desk(before, 1)
  somebodyElse({ hazard: 'Theirs.' })
  keeper.restore({ id: ID, revision: 1, content: before, mine: { ...before, title: 'Mine' }, at: 'then' })
  await pass(1_000)
  expect(server.content).toMatchObject({ title: 'Mine', hazard: 'Theirs.' })
})

test('a recall that went to review takes no more text, and says so', async () => {
  const { type, pass, server, last, browser, faults } = desk(recallContent(), 1)
  server.status = 'in_review'
  faults.push(refused('RECALL_CHANGED'))
  type({ title: 'Late' })
  await pass(1_000)
  expect([last(), browser.kept?.mine.title]).toEqual([{ kind: 'gone', status: 'in_review' }, 'Late'])
})
