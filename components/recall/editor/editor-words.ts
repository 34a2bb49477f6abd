import type { RadioOption } from '#components/ui/radio-group.tsx'
import { REASONS } from '#lib/domain/recall/reasons.ts'

// The words of the editor's choices.

export const KINDS: RadioOption[] = [
  { value: 'recall', label: 'Recall', hint: 'May harm people' },
  { value: 'withdrawal', label: 'Withdrawal', hint: 'Quality or label, no harm expected' },
  { value: 'safety_alert', label: 'Safety alert', hint: 'Inform, nothing to remove yet' },
  { value: 'drill', label: 'Drill', hint: 'Practice: every message says so' },
]

export const PRIORITIES: RadioOption[] = [
  { value: 'high', label: 'High', hint: 'At once, at any hour; approved by another person' },
  { value: 'medium', label: 'Medium', hint: 'Acknowledged within four hours' },
  { value: 'low', label: 'Low', hint: 'Acknowledged within a day' },
]

export const TARGETS: RadioOption[] = [
  {
    value: 'shipped',
    label: 'Stores that received it',
    hint: 'From the shipments; what cannot be ruled out is told too',
  },
  { value: 'all', label: 'All stores' },
  { value: 'listed', label: 'These stores', hint: 'Paste their numbers or choose a CSV file' },
]

export const DEPTH_OPTIONS = [
  { value: '', label: 'Not said' },
  { value: 'consumer', label: 'Consumer: down to what people have at home' },
  { value: 'retail', label: 'Retail: down to the stores' },
  { value: 'wholesale', label: 'Wholesale: down to warehouses' },
]

export const JURISDICTION_OPTIONS = [
  { value: 'US', label: 'United States' },
  { value: 'EU', label: 'European Union' },
  { value: 'UK', label: 'United Kingdom' },
  { value: 'CA', label: 'Canada' },
  { value: 'AU', label: 'Australia' },
]

/** 21 CFR 7.42 (b)(3): what share of the stores is checked afterwards. */
export const LEVEL_OPTIONS = [
  { value: '', label: 'Not said' },
  { value: 'A', label: 'A: every store is checked' },
  { value: 'B', label: 'B: more than 10 % of the stores' },
  { value: 'C', label: 'C: 10 % of the stores' },
  { value: 'D', label: 'D: 2 % of the stores' },
  { value: 'E', label: 'E: no checks' },
]

export const PROOF_OPTIONS = [
  { value: 'none', label: 'No proof' },
  { value: 'photo', label: 'A photo' },
  { value: 'count', label: 'A count' },
  { value: 'signature', label: 'A signature' },
]

export const REASON_OPTIONS = [
  { value: '', label: 'Choose a reason' },
  ...Object.entries(REASONS).map(([value, { words }]) => ({ value, label: words.en })),
]

export const LANGUAGE_WORDS = { en: 'English', es: 'Spanish', fr: 'French' } as const
