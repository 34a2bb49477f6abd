import { expect } from 'vitest'

import { paperCodeOf } from '#lib/domain/notice/paper-code.ts'
import { findPaper } from '#lib/queries/recall/find-paper.ts'
import { paperSheet } from '#lib/queries/recall/paper-sheet.ts'
import { ok } from '#lib/domain/result.ts'
import type { Database } from '#lib/adapters/prisma/database.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import type { Filled } from '#tests/support/two-retailers.ts'

import { refusal } from './board-queries.ts'

type Cast = { ours: Filled; theirs: Filled; unbound: Database; manager: PersonActor; ofStore: PersonActor }

/** What paper asks, with row-level security out of force. */
export const paperQueries = (cast: () => Cast): Record<string, () => Promise<void>> => ({
  findPaper: async () => {
    const { unbound, manager, ours, theirs } = cast()
    const code = (id: string) => ({ code: paperCodeOf(id) })
    expect(await findPaper(unbound, manager, code(theirs.noticeIds[0]))).toEqual(ok([]))
    expect(await findPaper(unbound, manager, code(ours.noticeIds[0]))).toMatchObject({
      value: [{ recallId: ours.recallId, store: ours.stores[0].number }],
    })
    expect(refusal(await findPaper(unbound, { ...manager, role: 'viewer' }, code(ours.noticeIds[0])))).toBe(
      'FORBIDDEN',
    )
  },
  paperSheet: async () => {
    const { unbound, manager, ofStore, ours, theirs } = cast()
    const asked = { recallId: theirs.recallId, storeNumber: theirs.stores[0].number, language: null }
    expect(refusal(await paperSheet(unbound, manager, asked))).toBe('NOTICE_NOT_FOUND')
    // Whoever got the message of one store gets the sheet of no other.
    for (const noticeId of [theirs.noticeIds[0], ours.noticeIds[1]])
      expect(refusal(await paperSheet(unbound, ofStore, { noticeId, language: null }))).toBe(
        'NOTICE_NOT_FOUND',
      )
    expect(await paperSheet(unbound, ofStore, { noticeId: ours.noticeIds[0], language: 'fr' })).toMatchObject(
      {
        value: { store: { number: ours.stores[0].number }, language: 'fr' },
      },
    )
  },
})
