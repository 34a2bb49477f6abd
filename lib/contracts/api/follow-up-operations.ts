import type { z } from 'zod'

import { CallListQuery, FollowUpBody, ReassignBody } from '../board.ts'
import { CallListStoreView, ColleagueView, EvidenceView, ReassignedView } from '../follow-up-views.ts'
import { ReasonBody } from '../recall.ts'
import { FollowUpView, listOf, NoticeView } from '../views.ts'
import { Id, OfStore, PageQuery } from './request-parts.ts'

const followUp = (path: `/${string}`, summary: string) =>
  ({
    method: 'POST',
    path,
    summary,
    scope: 'stores:act',
    params: Id,
    body: FollowUpBody,
    answer: FollowUpView,
    status: 200,
  }) as const

const ofStore = <Body extends z.ZodType>(path: `/${string}`, summary: string, body: Body) =>
  ({
    method: 'POST',
    path,
    summary,
    scope: 'stores:act',
    params: OfStore,
    body,
    answer: NoticeView,
    status: 200,
  }) as const

/** The calls of whoever runs after the stores of a recall that is out. */
export const FOLLOW_UP_OPERATIONS = {
  remindStores: followUp('/recalls/{id}/remind', 'Remind stores that haven’t responded'),
  escalateStores: followUp('/recalls/{id}/escalate', 'Escalate stores that haven’t responded'),
  reassignStores: {
    method: 'POST',
    path: '/recalls/{id}/reassign',
    summary: 'Assign an owner to stores: these, or all in the recall',
    scope: 'stores:act',
    params: Id,
    body: ReassignBody,
    answer: ReassignedView,
    status: 200,
  },
  callList: {
    method: 'GET',
    path: '/recalls/{id}/call-list',
    summary: 'Get the call list, most overdue first: stores that haven’t responded, or asked for help',
    scope: 'stores:act',
    params: Id,
    query: PageQuery.extend(CallListQuery.shape),
    answer: listOf(CallListStoreView),
    status: 200,
  },
  listEvidence: {
    method: 'GET',
    path: '/recalls/{id}/stores/{number}/evidence',
    summary: 'List the photos a store sent as proof, and which of them were seen before',
    scope: 'recalls:read',
    params: OfStore,
    answer: listOf(EvidenceView),
    status: 200,
  },
  verifyNotice: ofStore(
    '/recalls/{id}/stores/{number}/verify',
    'Verify a store’s report: someone checked it. If the report leaves units on sale, explain in `reason` how you know they’re gone',
    ReasonBody.partial(),
  ),
  excuseNotice: {
    ...ofStore(
      '/recalls/{id}/stores/{number}/excuse',
      'Exempt a store, with a reason: the recall can close without its response. Beyond two stores of a high-priority recall: proposed to another person',
      ReasonBody,
    ),
    proposes: true,
  },
  listColleagues: {
    method: 'GET',
    path: '/colleagues',
    summary: 'List console users: they can own stores and be mentioned in a comment as @[id]',
    scope: 'recalls:read',
    answer: listOf(ColleagueView),
    status: 200,
  },
} as const
