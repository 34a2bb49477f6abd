import { z } from 'zod'

import { VERDICT_WORDS } from '#lib/domain/scan/judge-scan.ts'
import type { SentScan } from '#lib/use-cases/notice/record-scans.ts'

import { Day } from './catalog.ts'

const NOT_BEFORE = new Date('2020-01-01T00:00:00Z')
const NOT_AFTER = new Date('2100-01-01T00:00:00Z')

const Scan = z
  .strictObject({
    id: z.uuidv7(),
    noticeId: z.uuid(),
    version: z.int().min(1).max(1_000_000),
    code: z.string().min(1).max(500),
    lot: z.string().trim().min(1).max(60).nullable(),
    expiresOn: Day.nullable(),
    entry: z.enum(['camera', 'typed']),
    verdict: z.enum(VERDICT_WORDS),
    at: z.iso
      .datetime()
      .transform((at) => new Date(at))
      .refine((at) => at >= NOT_BEFORE && at < NOT_AFTER, 'This is no time at which anything was scanned.'),
  })
  .transform(({ at, ...scan }): SentScan => ({ ...scan, scannedAt: at }))

/** What a phone has kept until it could be sent. */
export const ScanBatch = z.strictObject({ scans: z.array(Scan).min(1).max(200) })
