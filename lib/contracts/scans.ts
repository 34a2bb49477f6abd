import { z } from 'zod'

import { VERDICT_WORDS } from '#lib/domain/scan/judge-scan.ts'
import type { SentScan } from '#lib/use-cases/notice/record-scans.ts'

import { Day } from './moment.ts'

// Scans wait on phones for as long as they are offline: an older build called it safe.
const asSaidToday = (word: unknown): unknown => (word === 'safe' ? 'not_recalled' : word)

const Scan = z
  .strictObject({
    id: z.uuidv7(),
    noticeId: z.uuid(),
    version: z.int().min(1).max(1_000_000),
    code: z.string().min(1).max(500),
    lot: z.string().trim().min(1).max(60).nullable(),
    expiresOn: Day.nullable(),
    entry: z.enum(['camera', 'typed']),
    verdict: z.preprocess(asSaidToday, z.enum(VERDICT_WORDS)),
    at: z.iso.datetime(),
  })
  .transform(({ at, ...scan }): SentScan => ({ ...scan, scannedAt: new Date(at) }))

/** What a phone has kept until it could be sent. */
export const ScanBatch = z.strictObject({ scans: z.array(Scan).min(1).max(200) })
