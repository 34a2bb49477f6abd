import 'server-only'

import type { TemplateView } from '#lib/contracts/desk-views.ts'
import type { Page } from '#lib/contracts/views.ts'
import { applyTemplate } from '#lib/domain/recall/templates/apply-template.ts'
import { TEMPLATES, type RecallTemplate } from '#lib/domain/recall/templates/recall-templates.ts'
import type { Jurisdiction, RecallContent, RecallKind } from '#lib/domain/recall/recall.ts'
import { ok } from '#lib/domain/result.ts'

import { permittedRead, type Query } from '../query.ts'

type Known = { product?: string | undefined; reasonCode?: string | undefined }
type Filter = Known & { kind?: RecallKind | undefined; jurisdiction?: Jurisdiction | undefined }

/** Recalls to begin with, filled in as far as product and reason are known. They are the same for every tenant. */
export const listTemplates: Query<Filter, Page<TemplateView>> = (_, actor, filter) => {
  const allowed = permittedRead(actor, 'recall:read')
  if (!allowed.ok) return Promise.resolve(allowed)
  const { kind, jurisdiction } = filter
  const some = TEMPLATES.filter(
    (template) =>
      (kind === undefined || template.kind === kind) &&
      (jurisdiction === undefined || template.jurisdiction === jurisdiction),
  )
  return Promise.resolve(ok({ data: some.map((template) => begun(template, filter)), nextCursor: null }))
}

const begun = (template: RecallTemplate, { product, reasonCode = '' }: Known): TemplateView => {
  const { id, name, kind, jurisdiction, priority, source } = template
  const texts = { title: '', hazard: '', instructions: '', reasonCode }
  const target: RecallContent['target'] = { mode: 'shipped', storeNumbers: [] }
  const blank = { ...texts, kind, jurisdiction, priority, scope: [], target }
  const { title, hazard, instructions, steps, translations, depth, effectivenessLevel } = applyTemplate(
    template,
    blank,
    { product: product ?? null },
    'replace',
  )
  return {
    id,
    name,
    source,
    recall: {
      kind,
      jurisdiction,
      priority,
      depth: depth ?? null,
      effectivenessLevel: effectivenessLevel ?? null,
      reasonCode,
      title,
      hazard,
      instructions,
      steps: steps ?? [],
      translations: translations ?? {},
    },
  }
}
