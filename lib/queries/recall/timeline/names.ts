import 'server-only'

import type { TransactionClient } from '#lib/adapters/prisma/database.ts'

import type { Leaf } from './timeline-groups.ts'

/** Who and where the ids of leaves are, as they are called today. */
export type Names = {
  person(id: string | null | undefined): string | null
  store(id: string | null): { number: string; name: string } | null
  /** From the label in a leaf; the worker has no name of its own, and whoever holds a link none that we know. */
  actor(label: string): string | null
}

const idIn = (label: string, kind: string): string | undefined =>
  label.split(' ').flatMap((part) => (part.startsWith(`${kind}:`) ? [part.slice(kind.length + 1)] : []))[0]

const known = <T>(values: (T | null | undefined)[]): T[] => [
  ...new Set(values.flatMap((value) => (value === null || value === undefined ? [] : [value]))),
]

export const namesOf = async (
  tx: TransactionClient,
  tenantId: string,
  leaves: Leaf[],
  morePeople: string[] = [],
): Promise<Names> => {
  const people = known([
    ...leaves.map(({ actor }) => idIn(actor, 'person')),
    ...leaves.map(({ data }) => (typeof data['ownerId'] === 'string' ? data['ownerId'] : null)),
    ...morePeople,
  ])
  const keys = known(leaves.map(({ actor }) => idIn(actor, 'key')))
  const stores = known(leaves.map(({ storeId }) => storeId))
  const personRows = await tx.person.findMany({
    where: { tenantId, id: { in: people } },
    select: { id: true, name: true },
  })
  const keyRows = await tx.apiKey.findMany({
    where: { tenantId, id: { in: keys } },
    select: { id: true, name: true },
  })
  const storeRows = await tx.store.findMany({
    where: { tenantId, id: { in: stores } },
    select: { id: true, number: true, name: true },
  })
  const personNames = new Map(personRows.map(({ id, name }) => [id, name]))
  const keyNames = new Map(keyRows.map(({ id, name }) => [id, name]))
  const storeNames = new Map(storeRows.map(({ id, number, name }) => [id, { number, name }]))
  const person = (id: string | null | undefined) => (id ? (personNames.get(id) ?? null) : null)
  return {
    person,
    store: (id) => (id ? (storeNames.get(id) ?? null) : null),
    actor: (label) => {
      const name = person(idIn(label, 'person'))
      const key = idIn(label, 'key')
      return name && key ? `${name} (key “${keyNames.get(key) ?? 'unknown'}”)` : name
    },
  }
}
