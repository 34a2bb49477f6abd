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
      'Say something about a recall, or about one store’s part in it; @[id] of a colleague is a mention. Read it in the timeline',
    scope: 'recalls:write',
    params: Id,
    body: CommentBody,
    answer: CommentedView,
    status: 201,
  },
  listVersions: {
    method: 'GET',
    path: '/recalls/{id}/versions',
    summary: 'Everything that was ordered, newest first, with what changed each time',
    scope: 'recalls:read',
    params: Id,
    answer: listOf(RecallVersionView),
    status: 200,
  },
  listTemplates: {
    method: 'GET',
    path: '/templates',
    summary:
      'Recalls to begin with, per kind and jurisdiction: each, with a scope and a target, is a draft. Name product and reason, and the texts are complete',
    scope: 'recalls:read',
    query: TemplateQuery,
    answer: listOf(TemplateView),
    status: 200,
  },
  listDrills: {
    method: 'GET',
    path: '/drills',
    summary: 'Drills alone, those to come first, then the newest, at most 24 a page',
    scope: 'recalls:read',
    query: PageQuery,
    answer: listOf(DrillView),
    status: 200,
  },
  draftDrill: {
    method: 'POST',
    path: '/drills',
    summary: 'Start a drill as a draft, of a product that its stores really got',
    scope: 'recalls:write',
    body: DrillDraftBody,
    answer: RecallView,
    status: 201,
  },
  scheduleSurpriseDrill: {
    method: 'POST',
    path: '/drills/surprise',
    summary:
      'Have a drill come as a surprise, at a moment that chance draws from this window; needs recalls:write too',
    scope: 'recalls:issue',
    alsoScopes: ['recalls:write'],
    body: SurpriseDrillBody,
    answer: RecallView,
    status: 201,
  },
} as const
