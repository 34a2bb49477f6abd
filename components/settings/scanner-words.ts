import type { KnowledgeMinutes } from '#lib/domain/scan/knowledge.ts'

export const SCANNER_FIELDS: readonly {
  name: string
  key: keyof KnowledgeMinutes
  label: string
}[] = [
  { name: 'any', key: 'anyMinutes', label: 'Any product' },
  { name: 'urgent', key: 'urgentMinutes', label: 'High-priority recall open' },
]
