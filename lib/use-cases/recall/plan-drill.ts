import type { Gtin } from '#lib/domain/catalog/gtin.ts'
import { commonDays, drawSome, momentIn, spansOf, type SurpriseWindow } from '#lib/domain/drill/surprise.ts'
import type { Actor } from '#lib/domain/identity/actor.ts'
import { decide, evolve, type RecallState, type RecallVerb } from '#lib/domain/recall/lifecycle.ts'
import { judgeText } from '#lib/domain/recall/lint/judge-text.ts'
import type { RecallContent } from '#lib/domain/recall/recall.ts'
import { applyTemplate } from '#lib/domain/recall/templates/apply-template.ts'
import { TEMPLATES } from '#lib/domain/recall/templates/recall-templates.ts'
import { ok, reject, rejected, type Rejection, type Result } from '#lib/domain/result.ts'
import type { DrillGround } from '#lib/ports/catalog.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { Schedule, StoredRecall } from '#lib/ports/recalls.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { permitted, personOf } from '../permitted.ts'

type Needs = Pick<Ports, 'transact' | 'clock' | 'random'>

export type DrillPopulation =
  | { kind: 'all' }
  | { kind: 'district'; name: string }
  | { kind: 'random'; count: number }

export type PlanDrillInput = {
  population: DrillPopulation
  /** Null: a draft, to be looked at and let out like any recall. */
  surprise: SurpriseWindow | null
}

/**
 * A drill of a product that its stores really got. As a surprise it is written, reviewed, approved and scheduled at a
 * moment that chance draws: all of it, or nothing. It is of medium priority, which its author may approve.
 */
export const planDrill =
  (ports: Needs) =>
  async (actor: Actor, input: PlanDrillInput): Promise<Result<StoredRecall>> => {
    const wanted = [
      'recall:write',
      ...(input.surprise ? (['recall:approve', 'recall:issue'] as const) : []),
    ] as const
    for (const verb of wanted) {
      const allowed = permitted(actor, verb)
      if (!allowed.ok) return allowed
    }
    const authorId = personOf(actor)
    if (!authorId) return rejected('FORBIDDEN', 'Only a person can plan a drill.')
    return ports.transact(actor, async (tx) => {
      const ground = await tx.catalog.drillGround(
        input.population.kind === 'district' ? input.population.name : null,
      )
      const content = contentOf(ports, ground, input.population)
      if (!content.ok) return content
      if (!input.surprise) return draft(ports, tx, authorId, content.value)
      const schedule = drawSchedule(ports, ground, content.value, input.surprise, authorId)
      return schedule.ok ? surprise(ports, tx, authorId, content.value, schedule.value) : schedule
    })
  }

const fault = (path: string, code: string, message: string): { ok: false; rejection: Rejection } =>
  reject({ code: 'VALIDATION_FAILED', errors: [{ path, code, message }] } as const)

// Of the products that reached most of these stores, one by chance; and of the stores, those that got it.
const contentOf = (
  { random }: Needs,
  { products }: DrillGround,
  population: DrillPopulation,
): Result<RecallContent> => {
  const product = products[Math.floor(random.fraction() * products.length)]
  if (!product)
    return fault(
      'district',
      'nothing_shipped',
      'Nothing was shipped to these stores, so there’s nothing to practice with. Choose other stores, or import shipments first.',
    )
  const template = TEMPLATES.find(({ id }) => id === 'drill-us')
  if (!template) return rejected('VALIDATION_FAILED', 'There’s no drill template.')
  const storeNumbers =
    population.kind === 'random'
      ? drawSome(product.storeNumbers, population.count, () => random.fraction())
      : product.storeNumbers
  const blank: RecallContent = {
    title: '',
    kind: 'drill',
    priority: 'medium',
    jurisdiction: 'US',
    reasonCode: 'salmonella',
    hazard: '',
    instructions: '',
    scope: [
      {
        gtin: product.gtin as Gtin, // As the catalog holds it: it was parsed when it came in.
        lots: product.lots,
        complete: true,
        identificationHint: 'On the pack, beside the date',
      },
    ],
    target:
      population.kind === 'all' ? { mode: 'shipped', storeNumbers: [] } : { mode: 'listed', storeNumbers },
  }
  return ok(applyTemplate(template, blank, { product: product.name }, 'replace'))
}

const draft = async (
  { clock, random }: Needs,
  tx: Tx,
  authorId: string,
  content: RecallContent,
): Promise<Result<StoredRecall>> => {
  const id = random.id()
  const recall = await tx.recalls.insert({ id, content, authorId, status: 'draft', at: clock.now() })
  await tx.audit({ action: 'recall.drafted', subject: { type: 'recall', id }, data: { content } })
  return ok(recall)
}

const drawSchedule = (
  { clock, random }: Needs,
  { stores, products }: DrillGround,
  { target, scope }: RecallContent,
  window: SurpriseWindow,
  by: string,
): Result<Schedule> => {
  const reached =
    target.mode === 'listed'
      ? target.storeNumbers
      : products.find(({ gtin }) => gtin === scope[0]?.gtin)?.storeNumbers
  const drilled = new Set(reached)
  const days = commonDays(stores.filter(({ number }) => drilled.has(number)))
  const spans = spansOf(window, days, clock.now())
  const at = momentIn(spans, random.fraction())
  const first = spans[0]
  const last = spans.at(-1)
  if (!at || !first || !last)
    return fault(
      'to',
      'no_moment',
      'No time is left in this window. Its days are past, the stores aren’t all open on any of them, or its hours end before they begin.',
    )
  return ok({ at, zone: window.zone, by, window: { from: new Date(first.start), to: new Date(last.end) } })
}

const LED: readonly RecallVerb[] = ['submit', 'approve', 'schedule']

// Through every step that the law asks for, in one change with one leaf. The leaf can be read by those who are not to
// know: it holds the window, not the moment.
const surprise = async (
  { clock, random }: Needs,
  tx: Tx,
  authorId: string,
  content: RecallContent,
  schedule: Schedule,
): Promise<Result<StoredRecall>> => {
  const now = clock.now()
  const [wrong] = judgeText(content, { today: now.toISOString().slice(0, 10) })
  if (wrong) return rejected('VALIDATION_FAILED', wrong.message)
  const id = random.id()
  const recall = await tx.recalls.insert({ id, content, authorId, status: 'draft', at: now })
  let state: RecallState = recall
  for (const verb of LED) {
    const decided = decide(state, { verb, by: authorId }, now)
    if (!decided.ok) return decided
    state = decided.value.reduce(evolve, state)
  }
  if (!(await tx.recalls.saveState(recall, state, now, { schedule }))) return rejected('RECALL_CHANGED')
  await tx.audit({
    action: 'recall.surprise_planned',
    subject: { type: 'recall', id },
    data: {
      content,
      steps: LED,
      from: schedule.window?.from.toISOString() ?? null,
      to: schedule.window?.to.toISOString() ?? null,
    },
  })
  await tx.announce(id)
  const saved = await tx.recalls.find(id)
  return saved ? ok(saved) : rejected('RECALL_NOT_FOUND')
}
