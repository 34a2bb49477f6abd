import type { Role } from '#lib/domain/identity/actor.ts'

export const ROLE_WORDS: Record<Role, string> = {
  admin: 'Administrator',
  recall_manager: 'Recall manager',
  approver: 'Approver',
  viewer: 'Auditor (read-only)',
  district_manager: 'District manager',
  store_manager: 'Store manager',
  store_associate: 'Store associate',
}
