import type { RadioOption } from '#components/ui/radio-group.tsx'
import { REASONS } from '#lib/domain/recall/reasons.ts'

// The words of the editor's choices.

export const KINDS: RadioOption[] = [
  { value: 'recall', label: 'Recall', hint: 'Health or safety risk' },
  { value: 'withdrawal', label: 'Withdrawal', hint: 'Quality or labeling issue, no harm expected' },
  { value: 'safety_alert', label: 'Safety alert', hint: 'Information only, nothing to remove yet' },
  { value: 'drill', label: 'Drill', hint: 'Practice, and every message says so' },
]

export const PRIORITIES: RadioOption[] = [
  { value: 'high', label: 'High', hint: 'Sent at once, at any hour. Needs a second approver' },
  { value: 'medium', label: 'Medium', hint: 'Acknowledge within four hours' },
  { value: 'low', label: 'Low', hint: 'Acknowledge within a day' },
]

export const TARGETS: RadioOption[] = [
  {
    value: 'shipped',
    label: 'Stores that received it',
    hint: 'Based on shipments, including stores that can’t be ruled out',
  },
  { value: 'all', label: 'All stores' },
  { value: 'listed', label: 'These stores', hint: 'Only the ones you paste or upload as CSV' },
]

export const DEPTH_OPTIONS = [
  { value: '', label: 'Not specified' },
  { value: 'consumer', label: 'Consumer: includes product in customers’ homes' },
  { value: 'retail', label: 'Retail: down to stores' },
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
  { value: '', label: 'Not specified' },
  { value: 'A', label: 'A: every store' },
  { value: 'B', label: 'B: more than 10% of stores' },
  { value: 'C', label: 'C: 10% of stores' },
  { value: 'D', label: 'D: 2% of stores' },
  { value: 'E', label: 'E: no checks' },
]

export const PROOF_OPTIONS = [
  { value: 'none', label: 'No proof' },
  { value: 'photo', label: 'Photo' },
  { value: 'count', label: 'Count' },
  { value: 'signature', label: 'Signature' },
]

export const REASON_OPTIONS = [
  { value: '', label: 'Choose a reason' },
  ...Object.entries(REASONS).map(([value, { words }]) => ({ value, label: words.en })),
]
