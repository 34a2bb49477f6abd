import { DeadlinesBody } from '../deadlines.ts'
import { LaddersBody, LaddersView } from '../ladders.ts'
import { ScannerBody } from '../scanner.ts'

/** How stores are given time and followed up. */
export const SETTINGS_OPERATIONS = {
  getDeadlines: {
    method: 'GET',
    path: '/settings/deadlines',
    summary: 'How long stores have to acknowledge, and to remove and report',
    scope: 'settings:manage',
    answer: DeadlinesBody,
    status: 200,
  },
  putDeadlines: {
    method: 'PUT',
    path: '/settings/deadlines',
    summary: 'Set both clocks of each priority; counts for notices that open afterwards',
    scope: 'settings:manage',
    body: DeadlinesBody,
    answer: DeadlinesBody,
    status: 200,
  },
  getScanner: {
    method: 'GET',
    path: '/settings/scanner',
    summary: 'How long a phone without a connection may say NOT RECALLED',
    scope: 'settings:manage',
    answer: ScannerBody,
    status: 200,
  },
  putScanner: {
    method: 'PUT',
    path: '/settings/scanner',
    summary: 'Set how long; counts for a phone as soon as it asks again',
    scope: 'settings:manage',
    body: ScannerBody,
    answer: ScannerBody,
    status: 200,
  },
  getLadders: {
    method: 'GET',
    path: '/settings/ladders',
    summary: 'Who is notified when a store does not acknowledge, or does not report',
    scope: 'settings:manage',
    answer: LaddersView,
    status: 200,
  },
  putLadders: {
    method: 'PUT',
    path: '/settings/ladders',
    summary: 'Set ladders; counts for recalls that are issued afterwards',
    scope: 'settings:manage',
    body: LaddersBody,
    answer: LaddersView,
    status: 200,
  },
} as const
