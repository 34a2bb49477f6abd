import type { ApiScope } from '#lib/domain/identity/actor.ts'

export const SCOPE_WORDS: Record<ApiScope, string> = {
  'catalog:read': 'Read products and stores, request verdicts',
  'catalog:write': 'Edit products, stores and shipments',
  'recalls:read': 'Read recalls and their progress',
  'recalls:write': 'Draft and edit recalls',
  'recalls:issue': 'Approve, issue, change and close recalls',
  'stores:act': 'Acknowledge and report for stores',
  'stock:write': 'Send sales, receipts and returns',
  'audit:read': 'Read the audit trail',
  'settings:manage': 'Change deadlines, escalation ladders and scanner limits',
  'keys:manage': 'Create and revoke keys',
}
