import type { Tone } from '#components/ui/tone.ts'

export type KitRow = {
  id: string
  name: string
  place: string
  word: string
  tone: Tone
  units: number
  last: string
}

export const rows: KitRow[] = [
  {
    id: '0412',
    name: 'Maple Street Market',
    place: 'Columbus, OH',
    word: '2 h overdue',
    tone: 'overdue',
    units: 48,
    last: '2026-03-02T11:58:00Z',
  },
  {
    id: '0413',
    name: 'Harbor Fresh',
    place: 'Portland, ME',
    word: 'Waiting',
    tone: 'waiting',
    units: 1204,
    last: '2026-03-02T13:31:00Z',
  },
  {
    id: '0977',
    name: 'Northgate Foods and Household Supplies Supercenter',
    place: 'Minneapolis, MN',
    word: 'Verified',
    tone: 'verified',
    units: 6,
    last: '2026-03-02T14:05:00Z',
  },
  {
    id: '1002',
    name: 'Bodega Del Sol',
    place: 'San Antonio, TX',
    word: 'Needs help',
    tone: 'info',
    units: 0,
    last: '2026-03-01T22:10:00Z',
  },
]
