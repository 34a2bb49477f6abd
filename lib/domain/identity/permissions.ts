import type { Actor, ApiScope, KeyActor, Role, Surface } from './actor.ts'

/** Everything that can be asked of the system. A verb without a row below is refused to everyone. */
export const VERBS = [
  'catalog:read',
  'catalog:write',
  'stock:write',
  'verdict:read',
  'recall:read',
  'recall:write',
  'recall:approve',
  'recall:issue',
  'recall:comment',
  'delivery:read',
  'notice:read',
  'notice:acknowledge',
  'notice:report',
  'notice:follow_up',
  'notice:verify',
  'people:read',
  'people:manage',
  'key:manage',
  'pin:clear',
  'device:read',
  'device:pair',
  'device:unpair',
  'policy:read',
  'policy:write',
  'escalation:write',
  'audit:read',
  'operations:read',
  'operations:act',
] as const
export type Verb = (typeof VERBS)[number]

const everyConsoleRole = ['admin', 'recall_manager', 'approver', 'viewer', 'district_manager'] as const
const everyStoreRole = ['store_manager', 'store_associate'] as const

/** The one table: who may do what. */
export const PERMITTED: Record<Verb, readonly Role[]> = {
  'catalog:read': everyConsoleRole,
  'catalog:write': ['admin', 'recall_manager'],
  'stock:write': ['admin', 'recall_manager'],
  'verdict:read': [...everyConsoleRole, ...everyStoreRole],
  'recall:read': everyConsoleRole,
  'recall:write': ['recall_manager'],
  'recall:approve': ['recall_manager', 'approver'],
  'recall:issue': ['recall_manager', 'approver'],
  'recall:comment': ['admin', 'recall_manager', 'approver', 'district_manager'],
  'delivery:read': everyConsoleRole,
  'notice:read': [...everyConsoleRole, ...everyStoreRole],
  'notice:acknowledge': ['recall_manager', 'district_manager', ...everyStoreRole],
  'notice:report': ['recall_manager', 'district_manager', ...everyStoreRole],
  'notice:follow_up': ['recall_manager', 'district_manager'],
  'notice:verify': ['recall_manager', 'district_manager'],
  'people:read': ['admin'],
  'people:manage': ['admin'],
  'key:manage': ['admin', 'recall_manager', 'approver', 'district_manager'],
  'pin:clear': ['store_manager'],
  'device:read': [...everyConsoleRole, ...everyStoreRole],
  'device:pair': ['store_manager'],
  'device:unpair': ['admin', 'recall_manager', 'district_manager', 'store_manager'],
  'policy:read': everyConsoleRole,
  'policy:write': ['admin'],
  'escalation:write': ['admin', 'recall_manager'],
  'audit:read': ['admin', 'recall_manager', 'viewer'],
  'operations:read': ['admin', 'recall_manager'],
  'operations:act': ['admin', 'recall_manager'],
}

/** What a key needs besides the role of its person; of several, any. */
const SCOPE_FOR: Record<Verb, ApiScope | readonly ApiScope[] | null> = {
  'catalog:read': ['catalog:read', 'recalls:read'],
  'catalog:write': 'catalog:write',
  'stock:write': 'stock:write',
  'verdict:read': 'catalog:read',
  'recall:read': 'recalls:read',
  'recall:write': 'recalls:write',
  'recall:approve': 'recalls:issue',
  'recall:issue': 'recalls:issue',
  'recall:comment': 'recalls:write',
  'delivery:read': 'recalls:read',
  'notice:read': 'recalls:read',
  'notice:acknowledge': 'stores:act',
  'notice:report': 'stores:act',
  'notice:follow_up': 'stores:act',
  'notice:verify': 'stores:act',
  'people:read': null,
  'people:manage': null,
  'key:manage': 'keys:manage',
  'pin:clear': null,
  'device:read': null,
  'device:pair': null,
  'device:unpair': null,
  'policy:read': ['recalls:read', 'settings:manage'],
  'policy:write': null,
  'escalation:write': 'settings:manage',
  'audit:read': 'audit:read',
  'operations:read': 'recalls:read',
  // What is redriven tells stores, as issuing does.
  'operations:act': 'recalls:issue',
}

const LINK_MAY: readonly Verb[] = ['notice:read', 'notice:acknowledge']

/** Where a role belongs: a session of one surface is worthless on the other. */
export const surfaceOf = (role: Role): Surface =>
  (everyStoreRole as readonly Role[]).includes(role) ? 'store' : 'recall'

/** Whether a role lives in one store or one district; an administrator must then name it. */
export const placeOf = (role: Role): 'store' | 'region' | null =>
  surfaceOf(role) === 'store' ? 'store' : role === 'district_manager' ? 'region' : null

/** What is touched, as far as it limits who may: a row of a store, in its district and in those above that one. */
export type Place = { storeId?: string; districts?: readonly string[] }

export const may = (actor: Actor, verb: Verb, place: Place = {}): boolean => {
  switch (actor.kind) {
    case 'system':
      return true
    case 'link':
      return LINK_MAY.includes(verb) && (place.storeId === undefined || place.storeId === actor.storeId)
    case 'device':
      return false
    case 'key':
      return (
        hasScope(actor.scopes, verb) &&
        PERMITTED[verb].includes(actor.role) &&
        withinStore(actor.storeId, place) &&
        withinRegion(actor, place)
      )
    case 'person':
      return (
        PERMITTED[verb].includes(actor.role) &&
        withinStore(actor.storeId, place) &&
        withinRegion(actor, place)
      )
  }
}

const hasScope = (scopes: readonly ApiScope[], verb: Verb): boolean =>
  [SCOPE_FOR[verb] ?? []].flat().some((scope) => grants(scopes, scope))

const IMPLIED_BY: Partial<Record<ApiScope, ApiScope>> = { 'catalog:read': 'catalog:write' }

/** Whether these scopes allow what wants that one. */
export const grants = (scopes: readonly ApiScope[], wanted: ApiScope): boolean =>
  scopes.some((scope) => scope === wanted || scope === IMPLIED_BY[wanted])

/** A write scope includes reading back what was written: who reads the answer to a write, and nothing else. */
export const readingBack = (actor: KeyActor): KeyActor => ({
  ...actor,
  scopes: [...actor.scopes, 'recalls:read'],
})

const withinStore = (storeId: string | null, place: Place): boolean =>
  storeId === null || place.storeId === undefined || place.storeId === storeId

// A district manager sees every recall, but touches only the stores of the district and of those below it.
const withinRegion = (actor: { role: Role; regionId: string | null }, place: Place): boolean =>
  actor.role !== 'district_manager' ||
  place.districts === undefined ||
  (actor.regionId !== null && place.districts.includes(actor.regionId))
