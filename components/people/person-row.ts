import type { Role } from '#lib/domain/identity/actor.ts'

export type PersonRow = {
  id: string
  name: string
  email: string
  role: Role
  status: 'invited' | 'active' | 'disabled'
  place: string | null
  totp: boolean
  hasPin: boolean
  mailFails: boolean
  lastSeenAt: string | null
}
