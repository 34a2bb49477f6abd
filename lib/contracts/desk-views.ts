import { z } from 'zod'

import { DrillSummary } from './drill-views.ts'
import { RecallView, ScopeLineView } from './views.ts'

// What the calls answer that look back at a recall, begin one, or practise.

export const CommentedView = z.strictObject({ id: z.uuid() })

/** A recall in a list, without what it recalls. */
export type RecallHead = Omit<RecallView, 'scope'>

/** What was ordered once, and what it changed against the version before. */
export const RecallVersionView = z.strictObject({
  version: z.int(),
  change: z.string(),
  reason: z.string().nullable(),
  issuedAt: z.iso.datetime(),
  issuedBy: z.string(),
  /** Null until every store of it is known. */
  fannedOutAt: z.iso.datetime().nullable(),
  scope: z.array(ScopeLineView),
  productNames: z.record(z.string(), z.string()),
  diff: z.strictObject({
    added: z.array(ScopeLineView),
    removed: z.array(ScopeLineView),
    changed: z.array(
      z.strictObject({
        before: ScopeLineView,
        after: ScopeLineView,
        lotsAdded: z.array(z.string()),
        lotsRemoved: z.array(z.string()),
      }),
    ),
  }),
  /** Stores that it named first, opened again, and left out, with the reasons. */
  added: z.int(),
  reopened: z.int(),
  stoodDown: z.int(),
  excluded: z.array(z.strictObject({ reason: z.string(), stores: z.int() })),
})
export type RecallVersionView = z.infer<typeof RecallVersionView>

/** A recall to begin with: `recall`, with a scope and a target, is a body of POST /recalls. */
export const TemplateView = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Where its form comes from; `check`: to be confirmed by whoever uses it. */
  source: z.strictObject({ text: z.string(), check: z.boolean() }),
  recall: RecallView.pick({
    kind: true,
    jurisdiction: true,
    priority: true,
    depth: true,
    effectivenessLevel: true,
    reasonCode: true,
    title: true,
    hazard: true,
    instructions: true,
    steps: true,
    translations: true,
  }),
})
export type TemplateView = z.infer<typeof TemplateView>

export const DrillView = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  status: RecallView.shape.status,
  surprise: z.boolean(),
  /** Of what is still to come: the moment, or of a surprise its window. */
  comes: z
    .union([
      z.strictObject({ at: z.iso.datetime() }),
      z.strictObject({ from: z.iso.datetime(), to: z.iso.datetime() }),
    ])
    .nullable(),
  zone: z.string().nullable(),
  issuedAt: z.iso.datetime().nullable(),
  summary: DrillSummary.nullable(),
})
