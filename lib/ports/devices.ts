import type { Language } from '#lib/domain/identity/language.ts'

/** A phone or tablet that people of one store share. */
export type StoredDevice = {
  id: string
  tenantId: string
  storeId: string
  name: string
  secretHash: Uint8Array
  pairedAt: Date
  lastSeenAt: Date
  unpairedAt: Date | null
}

/** What a manager shows so that a device can be paired. */
export type StoredPairing = {
  id: string
  tenantId: string
  storeId: string
  offeredById: string
  expiresAt: Date
  usedAt: Date | null
}

type Hash = Uint8Array<ArrayBuffer>

export type DeviceRows = {
  /** With the store's district and those above it; null for none of ours. */
  device(id: string): Promise<(StoredDevice & { districts: string[] }) | null>
  insertDevice(device: {
    id: string
    storeId: string
    name: string
    secretHash: Hash
    pairedById: string
    at: Date
  }): Promise<void>
  touchDevice(id: string, at: Date): Promise<void>
  /** True once: false when it was unpaired before. */
  unpair(id: string, at: Date): Promise<boolean>
  insertPairing(pairing: {
    id: string
    storeId: string
    offeredById: string
    secretHash: Hash
    codeHash: Hash
    at: Date
    expiresAt: Date
  }): Promise<void>
  /** How many phones of the store are told, other than this one. */
  phones(storeId: string, endpoint: string): Promise<number>
  /** Keeps this browser as a contact of the store, anew where it was one. */
  keepPhone(phone: {
    id: string
    storeId: string
    endpoint: string
    address: string
    label: string
    language: Language
    verifiedBy: string
    sessionId: string | null
    deviceId: string | null
    at: Date
  }): Promise<void>
  /** Answers how many contacts that was: none, or one. */
  dropPhone(storeId: string, endpoint: string, at: Date): Promise<number>
  /** True once, of however many who show the same code. */
  usePairing(id: string, at: Date): Promise<boolean>
}
