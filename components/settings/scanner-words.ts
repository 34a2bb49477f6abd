import type { KnowledgeMinutes } from '#lib/domain/scan/knowledge.ts'

export const SCANNER_FIELDS: readonly { name: keyof KnowledgeMinutes; label: string }[] = [
  { name: 'anyMinutes', label: 'Any product' },
  { name: 'urgentMinutes', label: 'High-priority recall open' },
]
