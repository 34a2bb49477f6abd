import type { z } from 'zod'

import { CallListQuery, FollowUpBody, ReassignBody } from '../board.ts'
import { CallListStoreView, ColleagueView, EvidenceView, ReassignedView } from '../follow-up-views.ts'
import { EmptyBody, ReasonBody } from '../recall.ts'
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
  remindStores: followUp('/recalls/{id}/remind', 'Remind the stores that have not answered'),
  escalateStores: followUp('/recalls/{id}/escalate', 'Escalate the stores that have not answered'),
  reassignStores: {
    method: 'POST',
    path: '/recalls/{id}/reassign',
    summary: 'Have one named person follow stores up: these, or all of the recall',
    scope: 'stores:act',
    params: Id,
    body: ReassignBody,
    answer: ReassignedView,
    status: 200,
  },
  callList: {
    method: 'GET',
    path: '/recalls/{id}/call-list',
    summary: 'Whom to call, the most overdue first: stores that have not answered, or that asked for help',
    scope: 'stores:act',
    params: Id,
    query: PageQuery.extend(CallListQuery.shape),
    answer: listOf(CallListStoreView),
    status: 200,
  },
  listEvidence: {
    method: 'GET',
    path: '/recalls/{id}/stores/{number}/evidence',
    summary: 'The photos that a store sent as proof, and which of them were seen before',
    scope: 'recalls:read',
    params: OfStore,
    answer: listOf(EvidenceView),
    status: 200,
  },
  verifyNotice: ofStore(
    '/recalls/{id}/stores/{number}/verify',
    'Answer for what a store reported: somebody checked it',
    EmptyBody,
  ),
  excuseNotice: {
    ...ofStore(
      '/recalls/{id}/stores/{number}/excuse',
      'Say why the recall may close without this store’s answer. Beyond two stores of a recall of high priority: proposed to another person',
      ReasonBody,
    ),
    proposes: true,
  },
  listColleagues: {
    method: 'GET',
    path: '/colleagues',
    summary: 'Who works with the console: can follow stores up, and be mentioned in a comment as @[id]',
    scope: 'recalls:read',
    answer: listOf(ColleagueView),
    status: 200,
  },
} as const
