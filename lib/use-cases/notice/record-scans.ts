import { after, before, days } from '#lib/domain/duration.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { ok, reject, rejected, type FieldError, type Result } from '#lib/domain/result.ts'
import { judgeScan, type VerdictWord } from '#lib/domain/scan/judge-scan.ts'
import { readPack } from '#lib/domain/scan/read-pack.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { NewScan, ScanGround } from '#lib/ports/scans.ts'

import { permitted } from '../permitted.ts'

type Needs = Pick<Ports, 'transact' | 'clock'>

/** A scan as the phone sends it. Lot and date are what a person added to a code that does not hold them. */
export type SentScan = Pick<
  NewScan,
  'id' | 'version' | 'code' | 'lot' | 'expiresOn' | 'entry' | 'scannedAt'
> & {
  noticeId: string
  verdict: VerdictWord
}

/** What the server says of it, and by which version of the recall. */
export type ScanAnswer = { id: string; verdict: VerdictWord; version: number }

/**
 * Keeps what a store has scanned as evidence. The phone has judged already, perhaps without a network and by an older scope;
 * here the same function is asked again, by the scope that the store was last told of, and both answers are kept.
 */
export const recordScans =
  ({ transact, clock }: Needs) =>
  async (actor: PersonActor, scans: readonly SentScan[]): Promise<Result<{ scans: ScanAnswer[] }>> => {
    if (actor.surface !== 'store') return rejected('FORBIDDEN')
    const allowed = permitted(actor, 'notice:report')
    if (!allowed.ok) return allowed
    const at = clock.now()
    return transact(actor, async (tx) => {
      const noticeIds = [...new Set(scans.map(({ noticeId }) => noticeId))]
      const grounds = await tx.scans.grounds(noticeIds)
      if (grounds.length < noticeIds.length) return rejected('NOTICE_NOT_FOUND')
      const byNotice = new Map(grounds.map((ground) => [ground.noticeId, ground]))
      const judged = scans.map((scan) => judge(byNotice.get(scan.noticeId), scan, at))
      const errors = judged.flatMap((one, i) => ('code' in one ? [unreadable(i)] : []))
      if (errors.length > 0) return reject({ code: 'VALIDATION_FAILED', errors })
      const read = judged.filter((one) => 'kept' in one)
      for (const ground of grounds) {
        const own = read.filter(({ noticeId }) => noticeId === ground.noticeId).map(({ kept }) => kept)
        const kept = await tx.scans.keep(ground, own, { name: actor.name, at })
        if (kept > 0) await tx.audit(leafOf(ground, own, kept))
      }
      return ok({ scans: read.map(({ answer }) => answer) })
    })
  }

type Judged = { noticeId: string; kept: NewScan; answer: ScanAnswer } | { code: string }

const judge = (
  ground: ScanGround | undefined,
  { noticeId, verdict, ...sent }: SentScan,
  at: Date,
): Judged => {
  const read = readPack(sent.code, at.getUTCFullYear(), sent)
  if (!ground || 'fault' in read) return { code: sent.code }
  const [{ lot, expiresOn }] = read.pack.readings
  const judged = judgeScan(ground.scope, read.pack).word
  const kept = {
    ...sent,
    scannedAt: believed(sent.scannedAt, at),
    gtin: read.pack.gtin,
    lot,
    expiresOn,
    phoneVerdict: verdict,
    verdict: judged,
  }
  return { noticeId, kept, answer: { id: sent.id, verdict: judged, version: ground.version } }
}

const OLDEST = days(366)
const AHEAD = days(1)

// The clock of a phone may be years off. What it says is kept as far as it can be so; else it was now.
const believed = (said: Date, now: Date): Date =>
  said >= before(now, OLDEST) && said <= after(now, AHEAD) ? said : now

const unreadable = (i: number): FieldError => ({
  path: `scans.${i}.code`,
  code: 'no_product',
  message: 'There is no product number in this code.',
})

const leafOf = (
  { noticeId, recallId, storeId, version }: ScanGround,
  scans: readonly NewScan[],
  kept: number,
) => ({
  action: 'notice.scanned',
  subject: { type: 'notice' as const, id: noticeId },
  data: {
    recallId,
    storeId,
    version,
    kept,
    remove: scans.filter(({ verdict }) => verdict === 'remove').length,
    check: scans.filter(({ verdict }) => verdict === 'check').length,
  },
})
