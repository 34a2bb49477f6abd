import type { Tone } from '#components/ui/tone.ts'
import type { ImportKind, ImportState } from '#lib/domain/catalog/import/catalog-import.ts'

export const KIND_WORDS: Record<ImportKind, string> = {
  stores: 'Stores',
  products: 'Products',
  shipments: 'Shipments',
}

export const STATE_WORDS: Record<ImportState, { word: string; tone: Tone }> = {
  uploading: { word: 'Uploading', tone: 'waiting' },
  reading: { word: 'Reading', tone: 'waiting' },
  unreadable: { word: 'Unreadable', tone: 'danger' },
  uploaded: { word: 'Needs columns', tone: 'waiting' },
  checking: { word: 'Checking', tone: 'waiting' },
  checked: { word: 'Ready to apply', tone: 'waiting' },
  applying: { word: 'Applying', tone: 'waiting' },
  applied: { word: 'Applied', tone: 'verified' },
  discarded: { word: 'Discarded', tone: 'neutral' },
}

export const DELIMITER_WORDS: Record<string, string> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'vertical bars',
}

export const SHOW_WORDS = {
  error: 'Errors',
  notices: 'Warnings',
  add: 'New',
  change: 'Changed',
  unchanged: 'Unchanged',
  remove: 'Removed',
} as const
export type Show = keyof typeof SHOW_WORDS
