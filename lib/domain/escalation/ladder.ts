import type { SendingChannel } from '../channel/channel.ts'
import type { NoticeClock } from '../notice/clocks.ts'
import type { Priority, RecallKind } from '../recall/recall.ts'

/** Whom a step of the ladder turns to. */
export const WHOM_PROMISE = {
  on_duty: 'The contacts of the store while it works.',
  after_hours: 'The contacts of the store when it is closed.',
  escalation: 'The contacts above the store that are kept for this.',
  district_manager: 'Whoever manages the store’s district, or the nearest one above it.',
  region_manager: 'Whoever manages what stands above that district.',
  person: 'One named person; without a name, whoever wrote the recall.',
} as const
export type Whom = keyof typeof WHOM_PROMISE

export const CONTACT_WHOM = ['on_duty', 'after_hours', 'escalation'] as const satisfies Whom[]
export const PERSON_WHOM = ['district_manager', 'region_manager', 'person'] as const satisfies Whom[]
export type PersonWhom = (typeof PERSON_WHOM)[number]

export const STEP_KINDS = ['message', 'call_task'] as const

export type LadderStep = {
  /** Which clock must still be running: a store that acknowledged climbs on by the steps for its report. */
  clock: NoticeClock
  /** Since the store was asked; within opening hours, if the ladder keeps to them. Each step of a clock is later than the one before. */
  afterMinutes: number
  whom: Whom[]
  /** With `person`: who; null is whoever wrote the recall. */
  personId: string | null
  /** Over which channels contacts hear it. People hear it by e-mail. */
  channels: 'any' | SendingChannel[]
  kind: (typeof STEP_KINDS)[number]
}

/** `opening`: its clock starts when the store is open, and a step waits until it is. */
export type Ladder = { hours: 'always' | 'opening'; steps: LadderStep[] }

export const LADDER_NAMES = ['high', 'medium', 'low', 'drill'] as const
export type LadderName = (typeof LADDER_NAMES)[number]

export const isPersonWhom = (whom: Whom): whom is PersonWhom =>
  (PERSON_WHOM as readonly Whom[]).includes(whom)

const step = (afterMinutes: number, ...whom: Whom[]): LadderStep => ({
  clock: 'acknowledge',
  afterMinutes,
  whom,
  personId: null,
  channels: 'any',
  kind: 'message',
})
const call = (afterMinutes: number): LadderStep => ({ ...step(afterMinutes, 'person'), kind: 'call_task' })

const toReport = (...steps: LadderStep[]): LadderStep[] => steps.map((one) => ({ ...one, clock: 'report' }))

/** What holds until somebody says otherwise. Drills go by the ladder of their priority. */
export const DEFAULT_LADDERS: Record<Priority, Ladder> = {
  high: {
    hours: 'always',
    steps: [
      step(15, 'on_duty'),
      step(30, 'after_hours', 'escalation'),
      step(45, 'district_manager'),
      step(75, 'region_manager'),
      call(90),
      ...toReport(
        step(180, 'on_duty'),
        step(240, 'on_duty', 'escalation'),
        step(255, 'district_manager'),
        call(300),
      ),
    ],
  },
  medium: {
    hours: 'opening',
    steps: [
      step(120, 'on_duty'),
      step(240, 'on_duty', 'escalation'),
      step(360, 'district_manager'),
      call(600),
      ...toReport(
        step(20 * 60, 'on_duty'),
        step(24 * 60, 'on_duty', 'escalation'),
        step(26 * 60, 'district_manager'),
        call(30 * 60),
      ),
    ],
  },
  low: {
    hours: 'opening',
    steps: [
      step(24 * 60, 'on_duty'),
      step(48 * 60, 'escalation'),
      step(72 * 60, 'district_manager'),
      ...toReport(step(60 * 60, 'on_duty'), step(72 * 60, 'escalation'), step(80 * 60, 'district_manager')),
    ],
  },
}

/** Null: no ladder of its own is set, so that of its priority holds. */
export type SetLadders = Partial<Record<LadderName, Ladder | null>>

/** Which ladder a recall of this kind goes by. */
export const ladderFor = (
  { kind, priority }: { kind: RecallKind; priority: Priority },
  set: SetLadders,
): Ladder => (kind === 'drill' ? set.drill : null) ?? set[priority] ?? DEFAULT_LADDERS[priority]
