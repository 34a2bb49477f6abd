import type { Actor } from '#lib/domain/identity/actor.ts'
import { districtFault } from '#lib/domain/catalog/districts.ts'
import { ok, reject, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted } from '../permitted.ts'

type Needs = Pick<Ports, 'transact' | 'clock' | 'random'>

const refused = (path: string, message: string) =>
  reject({ code: 'DISTRICT_REFUSED' as const, errors: [{ path, code: 'refused', message }] })

/** Makes a district (`id` null), or calls or hangs one differently. */
export const saveDistrict =
  ({ transact, clock, random }: Needs) =>
  async (
    actor: Actor,
    input: { id: string | null; name: string; parentId: string | null },
  ): Promise<Result<null>> => {
    const allowed = permitted(actor, 'catalog:write')
    if (!allowed.ok) return allowed
    return transact(actor, async (tx) => {
      const districts = await tx.catalog.districts()
      const district = { ...input, id: input.id ?? random.id() }
      if (input.id !== null && !districts.some(({ id }) => id === input.id))
        return rejected('DISTRICT_NOT_FOUND')
      const fault = districtFault(districts, district)
      if (fault) return refused(fault.includes('below') ? 'parentId' : 'name', fault)
      if (input.id === null) await tx.catalog.addDistrict(district)
      else await tx.catalog.changeDistrict(district, clock.now())
      await tx.audit({
        action: input.id === null ? 'district.added' : 'district.changed',
        subject: { type: 'region', id: district.id },
        data: { parentId: district.parentId },
      })
      return ok(null)
    })
  }

/** Puts stores into a district. A number that nobody has stops all of it: half a district would not be noticed. */
export const assignStores =
  ({ transact, clock }: Needs) =>
  async (
    actor: Actor,
    { districtId, numbers }: { districtId: string; numbers: string[] },
  ): Promise<Result<null>> => {
    const allowed = permitted(actor, 'catalog:write')
    if (!allowed.ok) return allowed
    return transact(actor, async (tx) => {
      if (!(await tx.catalog.districts()).some(({ id }) => id === districtId))
        return rejected('DISTRICT_NOT_FOUND')
      const known = await tx.catalog.knownStores(numbers)
      const unknown = numbers.filter((number) => !known.has(number))
      if (unknown.length > 0) return refused('numbers', `No such store: ${unknown.slice(0, 10).join(', ')}.`)
      const moved = await tx.catalog.assignStores(districtId, numbers, clock.now())
      if (moved > 0)
        await tx.audit({
          action: 'district.stores_assigned',
          subject: { type: 'region', id: districtId },
          data: { stores: moved },
        })
      return ok(null)
    })
  }
