import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { believed } from '#lib/domain/phone-clock.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import { judgeClosed } from '#lib/domain/scan/closed-recalls.ts'
import {
  judgeElsewhere,
  judgeScan,
  knownNow,
  numbersOf,
  typedLotKeys,
  type VerdictWord,
} from '#lib/domain/scan/judge-scan.ts'
import { readPack } from '#lib/domain/scan/read-pack.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { NewScan, ScanGround, ScanRows } from '#lib/ports/scans.ts'

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

/** One that holds no product number. It is not kept, and is not to be sent again. */
export type ScanRefused = { id: string; code: string; message: string }
export type ScansRecorded = { scans: ScanAnswer[]; refused: ScanRefused[] }

/**
 * Keeps what a store has scanned as evidence. The phone has judged already, perhaps without a network and by an older scope;
 * here the same function is asked again, by the scope that the store was last told of, and both answers are kept. A code that
 * cannot be read is named and left out: it does not hold up the others.
 */
export const recordScans =
  ({ transact, clock }: Needs) =>
  async (actor: PersonActor, scans: readonly SentScan[]): Promise<Result<ScansRecorded>> => {
    if (actor.surface !== 'store') return rejected('FORBIDDEN')
    const allowed = permitted(actor, 'notice:report')
    if (!allowed.ok) return allowed
    const at = clock.now()
    return transact(actor, async (tx) => {
      const noticeIds = [...new Set(scans.map(({ noticeId }) => noticeId))]
      const grounds = await tx.scans.grounds(noticeIds)
      if (grounds.length < noticeIds.length) return rejected('NOTICE_NOT_FOUND')
      const byNotice = new Map(grounds.map((ground) => [ground.noticeId, ground]))
      const packs = scans.map((scan) => readSent(scan, at))
      const lots = await typedLotsShipped(tx.scans, packs)
      const others = await tx.scans.recallsOf(
        packs.flatMap((read) => ('pack' in read ? numbersOf(read.pack) : [])),
        at,
      )
      const judged = scans.map((scan, i) =>
        judge(byNotice.get(scan.noticeId), scan, packs[i], { at, lots, others }),
      )
      const read = judged.filter((one) => 'kept' in one)
      for (const ground of grounds) {
        const own = read.filter(({ noticeId }) => noticeId === ground.noticeId).map(({ kept }) => kept)
        const kept = await tx.scans.keep(ground, own, { name: actor.name, at })
        if (kept > 0) await tx.audit(leafOf(ground, own, kept))
      }
      const refused = judged.flatMap((one) => ('refused' in one ? [one.refused] : []))
      return ok({ scans: read.map(({ answer }) => answer), refused })
    })
  }

type Judged = { noticeId: string; kept: NewScan; answer: ScanAnswer } | { refused: ScanRefused }

type ReadSent = ReturnType<typeof readPack>

const readSent = ({ code, lot, expiresOn, entry }: SentScan, at: Date): ReadSent =>
  readPack(code, at.getUTCFullYear(), { lot, expiresOn }, entry === 'typed' ? 'typed' : 'decoded')

type Others = Awaited<ReturnType<ScanRows['recallsOf']>>
type Lots = Awaited<ReturnType<ScanRows['shippedLots']>>

const typedLotsShipped = async (rows: ScanRows, packs: readonly ReadSent[]): Promise<Lots> => {
  const typed = packs.flatMap((read) => ('pack' in read ? typedLotKeys(read.pack) : []))
  if (typed.length === 0) return new Map()
  return rows.shippedLots(
    typed.map(({ gtin }) => gtin),
    typed.map(({ key }) => key),
  )
}

const judge = (
  ground: ScanGround | undefined,
  { noticeId, verdict, ...sent }: SentScan,
  read: ReadSent | undefined,
  { at, lots, others }: { at: Date; lots: Lots; others: Others },
): Judged => {
  if (!ground || !read || 'fault' in read) return { refused: unreadable(sent) }
  const [{ lot, expiresOn }] = read.pack.readings
  const known = knownNow(lots, at)
  const elsewhere = others.filter(({ recallId, isClosed }) => !isClosed && recallId !== ground.recallId)
  const closed = others.filter(({ isClosed }) => isClosed)
  const here = judgeScan(ground, read.pack, known)
  const open = judgeElsewhere(here, elsewhere, read.pack, known)
  const judged = judgeClosed(open, closed, read.pack, known).word
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

const unreadable = ({ id }: Pick<SentScan, 'id'>): ScanRefused => ({
  id,
  code: 'no_product',
  message: 'This code contains no product number.',
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
