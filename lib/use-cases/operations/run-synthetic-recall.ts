import { before, minutes } from '#lib/domain/duration.ts'
import type { SystemActor } from '#lib/domain/identity/actor.ts'
import {
  SYNTHETIC,
  SYNTHETIC_CONTENT,
  SYNTHETIC_GIVEN_UP_AFTER,
} from '#lib/domain/operations/synthetic-recall.ts'
import { decide, evolve } from '#lib/domain/recall/lifecycle.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { releaseVersion } from '../recall/recall-step.ts'

type Needs = Pick<Ports, 'transact' | 'clock' | 'random' | 'log'>

const actor: SystemActor = { kind: 'system', tenantId: SYNTHETIC.tenantId, name: 'synthetic' }
const { tenantId, authorId, approverId } = SYNTHETIC

/**
 * Once a minute, a recall to one address that is there for nothing else, by the path of every other: issue, outbox, queue,
 * fan-out, send. Answers how much it found or did. The one before is forgotten with all that came of it, so there is never
 * more than one; while one is out no other is begun, for five minutes.
 */
export const runSyntheticRecall =
  (ports: Needs) =>
  async (address: string): Promise<number> => {
    const noted = await ports.transact(actor, async (tx) => ok(await tx.synthetic.noteOutcomes()))
    const begun = await ports.transact(actor, (tx) => begin(ports, tx, address))
    if (!begun.ok) ports.log.warn('synthetic.not_issued', { reason: begun.rejection.code })
    return (noted.ok ? noted.value : 0) + (begun.ok ? begun.value : 0)
  }

const begin = async ({ clock, random }: Needs, tx: Tx, address: string): Promise<Result<number>> => {
  const at = clock.now()
  if (await tx.synthetic.isOut(before(at, SYNTHETIC_GIVEN_UP_AFTER))) return ok(0)
  const id = random.id()
  const minute = new Date(Math.floor(at.getTime() / minutes(1)) * minutes(1))
  if (!(await tx.synthetic.begin({ minute, recallId: id, at }))) return ok(0)
  await tx.synthetic.openGround(address, at)
  await tx.synthetic.forgetRecalls()
  const recall = await tx.recalls.insert({ id, content: SYNTHETIC_CONTENT, authorId, status: 'approved', at })
  const issued = decide(recall, { verb: 'issue', by: approverId }, at)
  if (!issued.ok) return issued
  if (!(await tx.recalls.saveState(recall, issued.value.reduce(evolve, recall), at)))
    return rejected('RECALL_CHANGED')
  const out = await releaseVersion(tx, tenantId, recall, { change: 'issue', by: approverId, at })
  return out.ok ? ok(1) : out
}
