import { z } from 'zod'

import { JURISDICTIONS, RECALL_KINDS } from '#lib/domain/recall/recall.ts'

import { CommentedView, DrillView, RecallVersionView, TemplateView } from '../desk-views.ts'
import { DrillDraftBody, SurpriseDrillBody } from '../drill.ts'
import { CommentBody } from '../timeline.ts'
import { listOf, RecallView } from '../views.ts'
import { Id, PageQuery } from './request-parts.ts'

const TemplateQuery = z.strictObject({
  kind: z.enum(RECALL_KINDS).optional(),
  jurisdiction: z.enum(JURISDICTIONS).optional(),
  product: z.string().trim().min(1).max(300).optional().describe('Written into the titles'),
  reasonCode: z.string().trim().min(1).max(60).optional().describe('Written into titles and hazards'),
})

/** The calls that look back at a recall, begin one, or practise. */
export const DESK_OPERATIONS = {
  addComment: {
    method: 'POST',
    path: '/recalls/{id}/comments',
    summary:
      'Comment on a recall, or on one store’s part in it. @[id] mentions a colleague. Comments appear in the timeline',
    scope: 'recalls:write',
    params: Id,
    body: CommentBody,
    answer: CommentedView,
    status: 201,
  },
  listVersions: {
    method: 'GET',
    path: '/recalls/{id}/versions',
    summary: 'List a recall’s versions, newest first, with what changed in each',
    scope: 'recalls:read',
    params: Id,
    answer: listOf(RecallVersionView),
    status: 200,
  },
  listTemplates: {
    method: 'GET',
    path: '/templates',
    summary:
      'List recall templates by kind and jurisdiction. With a scope and a target, each is a draft. Pass product and reason to complete the texts',
    scope: 'recalls:read',
    query: TemplateQuery,
    answer: listOf(TemplateView),
    status: 200,
  },
  listDrills: {
    method: 'GET',
    path: '/drills',
    summary: 'List drills, upcoming first, then newest, at most 24 per page',
    scope: 'recalls:read',
    query: PageQuery,
    answer: listOf(DrillView),
    status: 200,
  },
  draftDrill: {
    method: 'POST',
    path: '/drills',
    summary: 'Start a drill as a draft, with a product its stores actually received',
    scope: 'recalls:write',
    body: DrillDraftBody,
    answer: RecallView,
    status: 201,
  },
  scheduleSurpriseDrill: {
    method: 'POST',
    path: '/drills/surprise',
    summary: 'Schedule a surprise drill at a random time in this window; also needs recalls:write',
    scope: 'recalls:issue',
    alsoScopes: ['recalls:write'],
    body: SurpriseDrillBody,
    answer: RecallView,
    status: 201,
  },
} as const
