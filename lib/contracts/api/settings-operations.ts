import { DeadlinesBody } from '../deadlines.ts'
import { LaddersBody, LaddersView } from '../ladders.ts'
import { ScannerBody } from '../scanner.ts'

/** How stores are given time and followed up. */
export const SETTINGS_OPERATIONS = {
  getDeadlines: {
    method: 'GET',
    path: '/settings/deadlines',
    summary: 'Get how long stores have to acknowledge, and to remove and report',
    scope: 'settings:manage',
    answer: DeadlinesBody,
    status: 200,
  },
  putDeadlines: {
    method: 'PUT',
    path: '/settings/deadlines',
    summary: 'Set both deadlines of each priority; applies to notices that open afterward',
    scope: 'settings:manage',
    body: DeadlinesBody,
    answer: DeadlinesBody,
    status: 200,
  },
  getScanner: {
    method: 'GET',
    path: '/settings/scanner',
    summary: 'Get how long an offline phone may show NOT RECALLED',
    scope: 'settings:manage',
    answer: ScannerBody,
    status: 200,
  },
  putScanner: {
    method: 'PUT',
    path: '/settings/scanner',
    summary:
      'Set how long an offline phone may show NOT RECALLED; applies to a phone as soon as it connects again',
    scope: 'settings:manage',
    body: ScannerBody,
    answer: ScannerBody,
    status: 200,
  },
  getLadders: {
    method: 'GET',
    path: '/settings/ladders',
    summary: 'Get who is notified when a store doesn’t acknowledge or report',
    scope: 'settings:manage',
    answer: LaddersView,
    status: 200,
  },
  putLadders: {
    method: 'PUT',
    path: '/settings/ladders',
    summary: 'Set ladders; applies to recalls issued afterward',
    scope: 'settings:manage',
    body: LaddersBody,
    answer: LaddersView,
    status: 200,
  },
} as const
