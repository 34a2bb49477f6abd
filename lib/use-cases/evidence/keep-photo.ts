import { bytesAre } from '#lib/domain/attachment/bytes-are.ts'
import { GREYS, differenceHash } from '#lib/domain/evidence/difference-hash.ts'
import { fault, MOST_PHOTO_PIXELS, photoFault, type PhotoSource } from '#lib/domain/evidence/photo.ts'
import type { StoreActor } from '#lib/domain/identity/actor.ts'
import type { MadeBy } from '#lib/domain/notice/phone-answer.ts'
import { believed } from '#lib/domain/phone-clock.ts'
import { ok, reject, rejected, type FieldError, type Result } from '#lib/domain/result.ts'
import type { ShownPicture } from '#lib/ports/files.ts'
import type { NewEvidence, PhotoGround } from '#lib/ports/evidence.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { keptFolder } from '../attachment/object-keys.ts'
import { answererOf } from '../notice/answered-by.ts'
import { permitted } from '../permitted.ts'

type Needs = Pick<Ports, 'transact' | 'clock' | 'random' | 'digest' | 'files' | 'pictures'>
type Bytes = Uint8Array<ArrayBuffer>

/** What a phone says of a photo. Its id makes sure that it is kept once. */
export type PhotoFacts = {
  id: string
  noticeId: string
  /** In hexadecimal. */
  sha256: string
  source: PhotoSource
  takenAt: Date
  madeBy: MadeBy
}
export type KeptPhoto = { id: string; answeredAt: string }

/**
 * Keeps what a store's phone took as proof: decoded and written anew, with the hash of what was sent. It is looked at and
 * put into the bucket before anything is written down, so that no row ever lacks its picture. Sent twice, it is kept once.
 */
export const keepPhoto =
  (ports: Needs) =>
  async (actor: StoreActor, facts: PhotoFacts, bytes: Bytes): Promise<Result<KeptPhoto>> => {
    const allowed = permitted(actor, 'notice:report')
    if (!allowed.ok) return allowed
    const { id, noticeId } = facts
    const before = await ports.transact(actor, async (tx) => {
      const ground = await tx.evidence.ground(noticeId, actor.storeId)
      return ground ? ok({ ground, kept: await tx.evidence.find(id, actor.storeId) }) : notFound
    })
    if (!before.ok) return before
    const { ground, kept } = before.value
    if (kept) return isSame(kept, facts) ? ok({ id, answeredAt: kept.receivedAt.toISOString() }) : ID_TAKEN
    const judged = await judge(ports, facts, bytes, ground)
    if (!judged.ok) return judged
    const folder = keptFolder({ tenantId: actor.tenantId, id })
    const objectKey = `${folder}${ports.random.id()}`
    await ports.files.write(objectKey, judged.value.shown.bytes, judged.value.shown.mediaType)
    const done = await ports.transact(actor, (tx) =>
      writeDown(ports, tx, actor, { facts, judged: judged.value, objectKey }),
    )
    // A row that was not written leads nowhere; of two that came at once, the other one's has its own.
    if (!done.ok || !done.value.written) await ports.files.removeAll(objectKey)
    return done.ok ? ok({ id, answeredAt: done.value.answeredAt }) : done
  }

const notFound = rejected('NOTICE_NOT_FOUND')
const refused = (error: FieldError) => reject({ code: 'VALIDATION_FAILED' as const, errors: [error] })
const ID_TAKEN = refused(fault('id', 'taken', 'Another photo was sent with this ID.'))

type Kept = { sha256: Uint8Array; noticeId: string; receivedAt: Date }
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const isSame = (kept: Kept, { sha256, noticeId }: PhotoFacts): boolean =>
  hexOf(kept.sha256) === sha256 && kept.noticeId === noticeId

type Judged = { sha256: Bytes; look: bigint | null; shown: ShownPicture }

const judge = async (
  { digest, pictures }: Needs,
  { source, sha256: said }: PhotoFacts,
  bytes: Bytes,
  ground: PhotoGround,
): Promise<Result<Judged>> => {
  const wrong = photoFault({ source, bytes: bytes.length }, ground)
  if (wrong) return refused(wrong)
  if (!bytesAre(bytes, 'image/jpeg') && !bytesAre(bytes, 'image/webp'))
    return refused(fault('bytes', 'not_a_photo', 'Photos must be JPEG or WebP.'))
  const sha256 = digest(bytes)
  if (hexOf(sha256) !== said)
    return refused(fault('sha256', 'mismatch', 'The photo changed on the way. Send it again.'))
  const prepared = await pictures.prepare(bytes, MOST_PHOTO_PIXELS)
  if (!prepared.ok)
    return refused(
      prepared.rejection === 'unreadable'
        ? fault('bytes', 'unreadable', 'The photo is damaged and can’t be read.')
        : fault('bytes', 'too_many_pixels', 'The photo has too many pixels.'),
    )
  return ok({ sha256, look: differenceHash(await pictures.greys(bytes, GREYS)), shown: prepared.value })
}

const writeDown = async (
  { clock }: Needs,
  tx: Tx,
  actor: StoreActor,
  { facts, judged, objectKey }: { facts: PhotoFacts; judged: Judged; objectKey: string },
): Promise<Result<{ written: boolean; answeredAt: string }>> => {
  const { id, noticeId, source, madeBy } = facts
  const ground = await tx.evidence.ground(noticeId, actor.storeId)
  if (!ground) return notFound
  const receivedAt = clock.now()
  const { bytes, mediaType, width, height } = judged.shown
  const evidence: NewEvidence = {
    id,
    source,
    objectKey,
    mediaType,
    width,
    height,
    receivedAt,
    sha256: judged.sha256,
    look: judged.look,
    bytes: bytes.length,
    by: await answererOf(tx, actor, madeBy),
    takenAt: believed(facts.takenAt, receivedAt),
  }
  if (!(await tx.evidence.keep(ground, evidence))) {
    const kept = await tx.evidence.find(id, actor.storeId)
    return kept && isSame(kept, facts)
      ? ok({ written: false, answeredAt: kept.receivedAt.toISOString() })
      : ID_TAKEN
  }
  const { recallId, storeId, storeNumber } = ground
  await tx.audit({
    action: 'notice.photographed',
    subject: { type: 'notice', id: noticeId },
    data: { recallId, storeId, evidenceId: id, sha256: facts.sha256, source },
  })
  await tx.announce(recallId, storeNumber)
  return ok({ written: true, answeredAt: receivedAt.toISOString() })
}
