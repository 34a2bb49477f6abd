import type { LinkActor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'

import { asIfWrong, isOutdated } from '../identity/as-judged.ts'
import { openLink } from '../identity/open-link.ts'
import { provePin, type PinNeeds } from '../identity/prove-pin.ts'
import { acknowledgeNotice, type Signer } from './acknowledge-notice.ts'

export type AcknowledgeByLinkInput = {
  secret: string
  version: number
  /** Who says so; with a PIN, whose it is. */
  by: string
  pin?: string | undefined
}

const SOMEBODY = 'Link in the message'

/** By the link of a message, without an account; what is urgent wants the name and the PIN of somebody of that store. */
export const acknowledgeByLink =
  (ports: PinNeeds) =>
  async ({ secret, version, by, pin }: AcknowledgeByLinkInput): Promise<Result<null>> => {
    const link = await openLink(ports)(secret)
    if (!link.ok) return link
    const signer = pin ? await proveName(ports)(link.value, by, pin) : null
    if (signer && !signer.ok) return signer
    const done = await acknowledgeNotice(ports)(link.value, {
      notice: { id: link.value.noticeId },
      by: signer?.value.name ?? (by || SOMEBODY),
      version,
      ...(signer ? { signer: signer.value } : {}),
    })
    if (signer && isOutdated(done)) return asIfWrong(ports, wrongName, 'pin', signer.value)
    return done.ok ? ok(null) : done
  }

const wrongName = rejected('UNAUTHENTICATED', 'Incorrect name or PIN.')

// A name that nobody there has, or two have, costs as much and says as little as a wrong PIN.
const proveName =
  (ports: PinNeeds) =>
  async (
    { tenantId, storeId, deliveryId }: LinkActor,
    name: string,
    pin: string,
  ): Promise<Result<Signer>> => {
    const system = { kind: 'system', tenantId, name: 'identity' } as const
    const found = await ports.transact(system, async (tx) => ok(await tx.identity.peopleNamed(storeId, name)))
    const ids = found.ok ? found.value : []
    const whom =
      ids.length === 1 ? { personId: ids[0] ?? '' } : { nobody: `${storeId} ${name.toLowerCase()}` }
    const proven = await provePin(ports)({ tenantId, storeId, whom, pin, place: `link ${deliveryId}` })
    return !proven.ok && proven.rejection.code === wrongName.rejection.code ? wrongName : proven
  }
