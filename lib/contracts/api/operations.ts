import { z } from 'zod'

import type { ApiScope } from '#lib/domain/identity/actor.ts'
import type { RejectionCode } from '#lib/domain/result.ts'
import { NOTICE_STATES } from '#lib/domain/notice/lifecycle.ts'
import { TIMELINE_SHOWS } from '#lib/domain/timeline/timeline.ts'

import {
  AcknowledgeBody,
  CloseBody,
  EmptyBody,
  ReasonBody,
  RecallBody,
  ReportBody,
  ScheduleBody,
  ScopeBody,
  ScopeEffectBody,
} from '../recall.ts'
import { DrillScoreView } from '../drill-views.ts'
import {
  DeliveryView,
  listOf,
  NoticeView,
  PreviewView,
  RecallView,
  ScopeEffectView,
  TimelineEventView,
} from '../views.ts'
import { ATTACHMENT_OPERATIONS } from './attachment-operations.ts'
import { CATALOG_OPERATIONS } from './catalog-operations.ts'
import { DEAD_LETTER_OPERATIONS } from './dead-letter-operations.ts'
import { DESK_OPERATIONS } from './desk-operations.ts'
import { FOLLOW_UP_OPERATIONS } from './follow-up-operations.ts'
import { KEY_OPERATIONS } from './key-operations.ts'
import { PROPOSAL_OPERATIONS } from './proposal-operations.ts'
import { Id, OfStore, PageQuery, YesOrNo } from './request-parts.ts'
import { SETTINGS_OPERATIONS } from './settings-operations.ts'
import { VERDICT_OPERATIONS } from './verdict-operations.ts'

export type ApiOperation = {
  method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  path: `/${string}`
  summary: string
  scope: ApiScope
  /** What it needs besides. */
  alsoScopes?: readonly ApiScope[]
  /** Its work takes several transactions, each of them whole: nobody waits for a file with one open. */
  inParts?: true
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  /** The body is an array of such rows, judged one by one. */
  rows?: { schema: z.ZodType; max: number }
  answer: z.ZodType
  status: 200 | 201
  /** Text that cannot be kept is no fault either: nothing is kept, and what cannot be read is an answer. */
  anyText?: true
  /** It may have to wait for another person: then 202, and the proposal. */
  proposes?: true
  /** Its answer holds a secret: kept for a repeat, it is sealed. */
  secret?: true
  /** What an id that names nothing is called, if it is none of a recall. */
  unknown?: RejectionCode
}

const RecallQuery = PageQuery.extend({
  search: z.string().trim().min(1).max(100).optional().describe('Part of the number or title'),
  status: RecallView.shape.status.optional(),
  drills: YesOrNo.optional(),
})
const NoticeQuery = PageQuery.extend({
  state: z.enum(NOTICE_STATES as [string, ...string[]]).optional(),
  overdue: YesOrNo.optional(),
  stoodDown: YesOrNo.optional(),
})

const TimelineQuery = PageQuery.extend({ show: z.enum(TIMELINE_SHOWS).default('everything') })

const command = <Body extends z.ZodType>(path: `/${string}`, summary: string, scope: ApiScope, body: Body) =>
  ({ method: 'POST', path, summary, scope, params: Id, body, answer: RecallView, status: 200 }) as const

/** Every call of the API: what parses the requests, writes the OpenAPI document, and drives the tests of isolation. */
export const OPERATIONS = {
  ...CATALOG_OPERATIONS,
  ...VERDICT_OPERATIONS,
  draftRecall: {
    method: 'POST',
    path: '/recalls',
    summary: 'Start a recall as a draft',
    scope: 'recalls:write',
    body: RecallBody,
    answer: RecallView,
    status: 201,
  },
  listRecalls: {
    method: 'GET',
    path: '/recalls',
    summary: 'List recalls, newest first',
    scope: 'recalls:read',
    query: RecallQuery,
    answer: listOf(RecallView),
    status: 200,
  },
  getRecall: {
    method: 'GET',
    path: '/recalls/{id}',
    summary: 'Get a recall with its progress',
    scope: 'recalls:read',
    params: Id,
    answer: RecallView,
    status: 200,
  },
  replaceRecall: {
    method: 'PUT',
    path: '/recalls/{id}',
    summary: 'Replace a draft’s content; needs If-Match with its revision',
    scope: 'recalls:write',
    params: Id,
    body: RecallBody,
    answer: RecallView,
    status: 200,
  },
  previewRecall: {
    method: 'GET',
    path: '/recalls/{id}/preview',
    summary: 'Preview who would be notified, and who wouldn’t',
    scope: 'recalls:read',
    params: Id,
    answer: PreviewView,
    status: 200,
  },
  drillScore: {
    method: 'GET',
    path: '/recalls/{id}/score',
    summary: 'Get a drill’s score per store and district',
    scope: 'recalls:read',
    params: Id,
    answer: DrillScoreView,
    status: 200,
  },
  submitRecall: command('/recalls/{id}/submit', 'Submit for review', 'recalls:write', EmptyBody),
  approveRecall: command('/recalls/{id}/approve', 'Approve a recall in review', 'recalls:issue', EmptyBody),
  sendBackRecall: command(
    '/recalls/{id}/send-back',
    'Send a recall back to its author',
    'recalls:issue',
    ReasonBody,
  ),
  issueRecall: command(
    '/recalls/{id}/issue',
    'Issue an approved recall: stores are notified',
    'recalls:issue',
    EmptyBody,
  ),
  extendScope: command(
    '/recalls/{id}/extend-scope',
    'Extend an issued recall’s scope: a new version, which reopens the stores it adds to',
    'recalls:issue',
    ScopeBody,
  ),
  retractScope: {
    ...command(
      '/recalls/{id}/retract-scope',
      'Narrow an issued recall’s scope: a new version, which releases stores that drop out. High priority: proposed to another person',
      'recalls:issue',
      ScopeBody,
    ),
    proposes: true,
  },
  scopeEffect: {
    method: 'POST',
    path: '/recalls/{id}/scope-effect',
    summary: 'Preview what a new scope would change for which stores; changes nothing',
    scope: 'recalls:read',
    params: Id,
    body: ScopeEffectBody,
    answer: ScopeEffectView,
    status: 200,
  },
  scheduleRecall: command(
    '/recalls/{id}/schedule',
    'Schedule an approved recall to be issued at a time',
    'recalls:issue',
    ScheduleBody,
  ),
  unscheduleRecall: command('/recalls/{id}/unschedule', 'Cancel the schedule', 'recalls:issue', EmptyBody),
  beginClosing: command(
    '/recalls/{id}/begin-closing',
    'Start closing: stores get no more reminders, and the closing checklist is shown',
    'recalls:issue',
    EmptyBody,
  ),
  reopenRecall: command(
    '/recalls/{id}/reopen',
    'Reopen a recall that is closing or closed',
    'recalls:issue',
    ReasonBody,
  ),
  closeRecall: command(
    '/recalls/{id}/close',
    'Close a recall, with a reason for each unmet condition',
    'recalls:issue',
    CloseBody,
  ),
  cancelRecall: command(
    '/recalls/{id}/cancel',
    'Cancel a recall before it is issued',
    'recalls:write',
    ReasonBody,
  ),
  listNotices: {
    method: 'GET',
    path: '/recalls/{id}/stores',
    summary: 'List each store’s part in a recall',
    scope: 'recalls:read',
    params: Id,
    query: NoticeQuery,
    answer: listOf(NoticeView),
    status: 200,
  },
  listDeliveries: {
    method: 'GET',
    path: '/recalls/{id}/deliveries',
    summary: 'List each message of a recall',
    scope: 'recalls:read',
    params: Id,
    query: PageQuery,
    answer: listOf(DeliveryView),
    status: 200,
  },
  listTimeline: {
    method: 'GET',
    path: '/recalls/{id}/timeline',
    summary: 'List a recall’s timeline, newest first',
    scope: 'recalls:read',
    params: Id,
    query: TimelineQuery,
    answer: listOf(TimelineEventView),
    status: 200,
  },
  ...ATTACHMENT_OPERATIONS,
  ...DEAD_LETTER_OPERATIONS,
  ...DESK_OPERATIONS,
  ...FOLLOW_UP_OPERATIONS,
  ...SETTINGS_OPERATIONS,
  ...KEY_OPERATIONS,
  ...PROPOSAL_OPERATIONS,
  reportStore: {
    method: 'POST',
    path: '/recalls/{id}/stores/{number}/report',
    summary: 'Report for a store what it found and did, lot by lot',
    scope: 'stores:act',
    params: OfStore,
    body: ReportBody,
    answer: NoticeView,
    status: 200,
  },
  acknowledgeNotice: {
    method: 'POST',
    path: '/recalls/{id}/stores/{number}/acknowledge',
    summary: 'Acknowledge for a store',
    scope: 'stores:act',
    params: OfStore,
    body: AcknowledgeBody,
    answer: NoticeView,
    status: 200,
  },
} as const satisfies Record<string, ApiOperation>

export type OperationName = keyof typeof OPERATIONS
