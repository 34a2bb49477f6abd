import { reasonOf } from '../reasons.ts'
import type { Priority, RecallContent } from '../recall.ts'
import { firstMention } from '../lint/written-texts.ts'

type Hint = { priority: Priority; because: string }

const VULNERABLE = [
  'infant',
  'baby',
  'babies',
  'newborn',
  'outbreak',
  'school',
  'day care',
  'nursery',
  'hospital',
]

/** What priority such a recall usually gets, and why. A hint: nothing follows from it by itself. */
export const priorityHint = ({
  regulatorClass,
  kind,
  reasonCode,
  title,
  hazard,
}: RecallContent): Hint | null => {
  if (kind === 'drill') return null
  const vulnerable = firstMention(`${title}\n${hazard}`, VULNERABLE)
  if (vulnerable) return { priority: 'high', because: `The text mentions “${vulnerable}”.` }
  const cls = /^(?:class\s*)?(iii|ii|i|[123])$/i.exec(regulatorClass?.trim() ?? '')?.[1]?.toLowerCase()
  if (cls === 'i' || cls === '1') return { priority: 'high', because: 'Class I.' }
  if (cls === 'ii' || cls === '2') return { priority: 'medium', because: 'Class II.' }
  if (cls === 'iii' || cls === '3') return { priority: 'low', because: 'Class III.' }
  if (kind === 'withdrawal') return { priority: 'low', because: 'A withdrawal with no harm expected.' }
  return reasonOf(reasonCode)?.serious
    ? { priority: 'high', because: 'This reason commonly causes serious harm.' }
    : null
}
