export const ROLES = [
  'admin',
  'recall_manager',
  'approver',
  'viewer',
  'district_manager',
  'store_manager',
  'store_associate',
] as const
export type Role = (typeof ROLES)[number]

export const SURFACES = ['recall', 'store'] as const
export type Surface = (typeof SURFACES)[number]

export const API_SCOPES = [
  'catalog:read',
  'catalog:write',
  'recalls:read',
  'recalls:write',
  'recalls:issue',
  'stores:act',
  'stock:write',
  'audit:read',
  'settings:manage',
  'keys:manage',
] as const
export type ApiScope = (typeof API_SCOPES)[number]

export type PersonActor = {
  kind: 'person'
  tenantId: string
  personId: string
  name: string
  role: Role
  storeId: string | null
  regionId: string | null
  sessionId: string
  surface: Surface
  /** The shared device that the session is bound to. */
  deviceId?: string
}

/** Somebody who works in a store. */
export type StoreActor = PersonActor & { storeId: string }

/** A partner's key acts as the person it belongs to, within its scopes. */
export type KeyActor = {
  kind: 'key'
  tenantId: string
  personId: string
  name: string
  role: Role
  /** The store of its person: it acts for that store and for no other. */
  storeId: string | null
  regionId: string | null
  keyId: string
  scopes: readonly ApiScope[]
}

/** Whoever holds the link in a message that was sent to a store: may act for that store on that notice only. */
export type LinkActor = {
  kind: 'link'
  tenantId: string
  storeId: string
  noticeId: string
  deliveryId: string
}

/** A device that a store shares, with nobody at it: may show whom it belongs to, and do nothing. */
export type DeviceActor = { kind: 'device'; tenantId: string; storeId: string; deviceId: string }

/** The worker and the sweeps. */
export type SystemActor = {
  kind: 'system'
  tenantId: string
  name:
    | 'fan_out'
    | 'schedule'
    | 'follow_up'
    | 'escalation'
    | 'send'
    | 'provider_events'
    | 'identity'
    | 'import'
    | 'proof'
    | 'seed'
    | 'synthetic'
    | 'command_line'
}

export type Actor = PersonActor | KeyActor | LinkActor | DeviceActor | SystemActor

/** The store that an actor is confined to, if it is. Row-level security is set from it. */
export const confinedToStore = (actor: Actor): string | null =>
  actor.kind === 'system' ? null : actor.storeId

/** The district that an actor is confined to, if it is: it and those below it. Row-level security is set from it. */
export const confinedToDistrict = (actor: Actor): string | null =>
  (actor.kind === 'person' || actor.kind === 'key') && actor.role === 'district_manager'
    ? actor.regionId
    : null

/** As the audit trail names who did it: ids only, personal data stays out of it. */
export const actorLabel = (actor: Actor): string => {
  switch (actor.kind) {
    case 'person':
      return `person:${actor.personId}`
    case 'key':
      return `key:${actor.keyId} person:${actor.personId}`
    case 'link':
      return `link:${actor.deliveryId} store:${actor.storeId}`
    case 'device':
      return `device:${actor.deviceId} store:${actor.storeId}`
    case 'system':
      return `system:${actor.name}`
  }
}
