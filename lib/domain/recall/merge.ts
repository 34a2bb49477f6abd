import { mergeLists } from './merge-lists.ts'
import { isSame } from './merge-values.ts'
import { TRANSLATED, type InstructionStep, type RecallContent, type ScopeLine } from './recall.ts'
import { followsSteps, numberedSteps } from './steps.ts'

/** A place that two people changed differently. Nothing of either is lost: somebody chooses. */
export type Conflict = {
  /** Within the merged content, such as `hazard` or `scope.1.lotFrom`; a whole line or the whole list where that is at stake. */
  path: string
  base: unknown
  mine: unknown
  theirs: unknown
}

export type Merged = { content: RecallContent; conflicts: Conflict[] }

type Sides<T> = { base: T; mine: T; theirs: T }
type Found = Conflict[]

/**
 * Two texts that came from one, brought together. What one side changed is taken; what both changed alike is taken once;
 * what both changed differently stands as mine, with a conflict beside it. Lines are known by their product, lots by
 * themselves, steps by their order.
 */
export const mergeRecalls = (base: RecallContent, mine: RecallContent, theirs: RecallContent): Merged => {
  const found: Found = []
  const pick = <Key extends keyof RecallContent>(key: Key): RecallContent[Key] =>
    value(key, { base: base[key], mine: mine[key], theirs: theirs[key] }, found)
  const sides = { base, mine, theirs }
  const steps = mergeSteps(
    each(sides, ({ steps: list = [] }) => list),
    found,
  )
  const content: RecallContent = {
    title: pick('title'),
    kind: pick('kind'),
    priority: pick('priority'),
    jurisdiction: pick('jurisdiction'),
    regulatorClass: pick('regulatorClass') ?? null,
    reasonCode: pick('reasonCode'),
    hazard: pick('hazard'),
    instructions: mergeInstructions(sides, steps, found),
    steps,
    depth: pick('depth') ?? null,
    translations: mergeTranslations(sides, found),
    lintReasons: mergeReasons(sides, found),
    scope: mergeScope(
      each(sides, ({ scope }) => scope),
      found,
    ),
    target: {
      mode: value(
        'target.mode',
        each(sides, ({ target }) => target.mode),
        found,
      ),
      storeNumbers: mergeSet(each(sides, ({ target }) => target.storeNumbers)),
    },
    effectivenessLevel: pick('effectivenessLevel') ?? null,
  }
  return { content, conflicts: found }
}

const each = <From, To>({ base, mine, theirs }: Sides<From>, of: (side: From) => To): Sides<To> => ({
  base: of(base),
  mine: of(mine),
  theirs: of(theirs),
})

/** One value of three; null and missing are the same. */
const value = <T>(path: string, { base, mine, theirs }: Sides<T>, found: Found): T => {
  if (isSame(mine, theirs) || isSame(theirs, base)) return mine
  if (isSame(mine, base)) return theirs
  found.push({ path, base, mine, theirs })
  return mine
}

// A set has no conflicts: what either took away is gone, what either added is there.
const mergeSet = ({ base, mine, theirs }: Sides<string[]>): string[] => {
  if (isSame(mine, base)) return theirs
  if (isSame(theirs, base) || isSame(mine, theirs)) return mine
  const kept = base.filter((one) => mine.includes(one) && theirs.includes(one))
  const added = [...mine, ...theirs].filter((one) => !base.includes(one))
  return [...kept, ...[...new Set(added)].toSorted()]
}

const mergeSteps = (sides: Sides<InstructionStep[]>, found: Found): InstructionStep[] => {
  const merged = mergeLists(sides.base, sides.mine, sides.theirs)
  if (merged) return merged
  found.push({ path: 'steps', ...sides })
  return sides.mine
}

// Where both sides let the steps speak, the text follows the merged steps and is no conflict of its own.
const mergeInstructions = (
  { base, mine, theirs }: Sides<RecallContent>,
  steps: InstructionStep[],
  found: Found,
): string => {
  const derived = [mine, theirs].every(
    ({ instructions, steps: own = [] }) => own.length > 0 && followsSteps(instructions, own),
  )
  const changed = !isSame(mine.steps ?? [], base.steps ?? []) && !isSame(theirs.steps ?? [], base.steps ?? [])
  if (derived && changed && !isSame(mine.steps, theirs.steps)) return numberedSteps(steps)
  return value(
    'instructions',
    { base: base.instructions, mine: mine.instructions, theirs: theirs.instructions },
    found,
  )
}

const mergeTranslations = (sides: Sides<RecallContent>, found: Found): RecallContent['translations'] => {
  const merged = TRANSLATED.flatMap((language) => {
    const of = each(sides, ({ translations }) => translations?.[language])
    if (!of.base || !of.mine || !of.theirs) {
      const whole = value(`translations.${language}`, of, found)
      return whole ? [[language, whole] as const] : []
    }
    const { base, mine, theirs } = of
    const text = (name: 'title' | 'hazard' | 'instructions') =>
      value(
        `translations.${language}.${name}`,
        { base: base[name], mine: mine[name], theirs: theirs[name] },
        found,
      )
    return [
      [
        language,
        { title: text('title'), hazard: text('hazard'), instructions: text('instructions') },
      ] as const,
    ]
  })
  return Object.fromEntries(merged)
}

const mergeReasons = (sides: Sides<RecallContent>, found: Found): Record<string, string> => {
  const of = each(sides, ({ lintReasons = {} }) => new Map(Object.entries(lintReasons)))
  const codes = [...new Set([...of.base.keys(), ...of.mine.keys(), ...of.theirs.keys()])]
  const merged = codes.flatMap((code) => {
    const reason = value(
      `lintReasons.${code}`,
      each(of, (side) => side.get(code)),
      found,
    )
    return reason === undefined ? [] : [[code, reason] as const]
  })
  return Object.fromEntries(merged)
}

/** A line is known by its product; the second line of a product by being the second. */
const keyed = (scope: ScopeLine[]): Map<string, ScopeLine> => {
  const seen = new Map<string, number>()
  return new Map(
    scope.map((line) => {
      const nth = (seen.get(line.gtin) ?? 0) + 1
      seen.set(line.gtin, nth)
      return [`${line.gtin}#${nth}`, line]
    }),
  )
}

const mergeScope = (sides: Sides<ScopeLine[]>, found: Found): ScopeLine[] => {
  if (isSame(sides.mine, sides.base)) return sides.theirs
  if (isSame(sides.theirs, sides.base) || isSame(sides.mine, sides.theirs)) return sides.mine
  const of = each(sides, keyed)
  const added = [...of.mine.keys(), ...of.theirs.keys()].filter((key) => !of.base.has(key))
  const keys = [...of.base.keys(), ...[...new Set(added)].toSorted()]
  const merged: ScopeLine[] = []
  for (const key of keys) {
    const line = mergeLine(
      each(of, (side) => side.get(key)),
      merged.length,
      found,
    )
    if (line) merged.push(line)
  }
  return merged
}

// A line that one side took away and the other changed stays, with the question whether it should.
const mergeLine = (sides: Sides<ScopeLine | undefined>, at: number, found: Found): ScopeLine | undefined => {
  const { base, mine, theirs } = sides
  const path = `scope.${at}`
  if (!mine || !theirs) {
    if (!base) return mine ?? theirs
    const left = mine ?? theirs
    if (!left || isSame(left, base)) return undefined
    found.push({ path, base, mine: mine ?? null, theirs: theirs ?? null })
    return left
  }
  const before: Partial<ScopeLine> = base ?? {}
  const field = <Key extends Exclude<keyof ScopeLine, 'lots' | 'gtin' | 'complete'>>(key: Key) =>
    value(`${path}.${key}`, { base: before[key], mine: mine[key], theirs: theirs[key] }, found) ?? null
  return {
    gtin: mine.gtin,
    lots: mergeSet({ base: before.lots ?? [], mine: mine.lots, theirs: theirs.lots }),
    lotFrom: field('lotFrom'),
    lotTo: field('lotTo'),
    expiresFrom: field('expiresFrom'),
    expiresTo: field('expiresTo'),
    complete: value<boolean | undefined>(
      `${path}.complete`,
      { base: before.complete, mine: mine.complete, theirs: theirs.complete },
      found,
    ) as boolean, // Both sides have one.
    identificationHint: field('identificationHint'),
    pictureId: field('pictureId'),
  }
}
