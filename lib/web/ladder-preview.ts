import 'server-only'

import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { LADDER_NAMES, type LadderName } from '#lib/domain/escalation/ladder.ts'
import type { LadderFacts } from '#lib/domain/escalation/ladder-words.ts'
import { instantIn } from '#lib/domain/recall/zoned-time.ts'
import { ladderFacts } from '#lib/queries/escalation/ladder-facts.ts'

import { webProcess } from './process.ts'

type Asked = { ladder?: string; store?: string; told?: string }
type Preview = {
  name: LadderName
  /** Null: there is no store at all. */
  facts: LadderFacts | null
  /** The store that was asked for and is not there. */
  unknown: string | null
  /** When the store is told. */
  since: Date
}

export const ladderNames = LADDER_NAMES

/** For which ladder, store and moment the address asks; what it does not say, or not rightly, is the first and now. */
export const ladderPreview = async (
  actor: PersonActor,
  { ladder, store = '', told = '' }: Asked,
): Promise<Preview> => {
  const { db, ports } = webProcess()
  const name = LADDER_NAMES.find((one) => one === ladder) ?? 'high'
  const number = store.trim().slice(0, 20) || null
  const wanted = await ladderFacts(db, actor, { number })
  const found = wanted.ok ? wanted : await ladderFacts(db, actor, { number: null })
  const facts = found.ok ? found.value : null
  const moment = facts && instantIn(told, facts.store.timezone)
  const since = moment && 'at' in moment ? moment.at : ports.clock.now()
  return { name, facts, unknown: wanted.ok ? null : number, since }
}
