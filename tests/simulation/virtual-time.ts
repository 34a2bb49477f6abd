import { syncBuiltinESMExports } from 'node:module'
import promises from 'node:timers/promises'

import { seeded } from '#tests/support/world-time.ts'

/** A process as far as time is concerned: it may stand still for a while, or for ever. */
export type Mortal = { dead: boolean; pausedUntil: number }

export class WorkerDied extends Error {}

type Event = { at: number; order: number; run: () => void; owner: Mortal | undefined }

/**
 * Time as a heap of what happens next; of what happens at the same moment, chance says which comes first. Between two
 * events everything that can go on does, so that whoever waits for an event is interleaved with all others at each of its
 * waits, and the same seed meets the same order.
 */
export class VirtualTime {
  now: number
  readonly random: () => number
  private readonly heap: Event[] = []

  constructor(seed: number, at: Date) {
    this.random = seeded(seed)
    this.now = at.getTime()
  }

  date(): Date {
    return new Date(this.now)
  }

  between(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1))
  }

  pick<T>(from: readonly T[]): T {
    const one = from[Math.floor(this.random() * from.length)]
    if (one === undefined) throw new Error('There is nothing to pick from.')
    return one
  }

  at(at: number, run: () => void, owner?: Mortal): Event {
    const event = { at: Math.max(at, this.now), order: this.random(), run, owner }
    this.push(event)
    return event
  }

  cancel(event: Event): void {
    event.run = () => undefined
  }

  /** Waits; a process that has died meanwhile does not go on. */
  sleep(ms: number, owner?: Mortal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.at(this.now + ms, () => (owner?.dead ? reject(new WorkerDied()) : resolve()), owner)
    })
  }

  nextAt(): number {
    return this.heap[0]?.at ?? Infinity
  }

  /** Lets the next event happen. Whoever stands still meets it when it goes on. */
  step(): void {
    const event = this.pop()
    if (!event) return
    this.now = Math.max(this.now, event.at)
    const { owner } = event
    if (owner && !owner.dead && owner.pausedUntil > this.now) this.push({ ...event, at: owner.pausedUntil })
    else event.run()
  }

  private push(event: Event): void {
    const { heap } = this
    let i = heap.push(event) - 1
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (isBefore(heap[parent]!, event)) break
      heap[i] = heap[parent]!
      i = parent
    }
    heap[i] = event
  }

  private pop(): Event | undefined {
    const { heap } = this
    const top = heap[0]
    const last = heap.pop()
    if (!last || !top || heap.length === 0) return top
    let i = 0
    for (let child = 1; child < heap.length; child = 2 * i + 1) {
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child += 1
      if (isBefore(last, heap[child]!)) break
      heap[i] = heap[child]!
      i = child
    }
    heap[i] = last
    return top
  }
}

const isBefore = (a: Event, b: Event): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)

/** Whatever the product asks of the surroundings' timers waits in virtual time, until disposed of. */
export const virtualTimers = (time: () => VirtualTime): Disposable => {
  const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis
  const sleep = promises.setTimeout
  const every = (run: () => void, ms: number): Interval => {
    const beat = () => {
      interval.next = time().at(time().now + ms, beat)
      run()
    }
    const interval: Interval = { next: time().at(time().now + ms, beat) }
    return interval
  }
  Object.assign(globalThis, {
    setTimeout: (run: () => void, ms = 0) => time().at(time().now + ms, run),
    clearTimeout: (event: Event | undefined) => event && time().cancel(event),
    setInterval: every,
    clearInterval: (interval: Interval) => time().cancel(interval.next),
  })
  Object.assign(promises, { setTimeout: (ms: number) => time().sleep(ms) })
  syncBuiltinESMExports()
  return {
    [Symbol.dispose]: () => {
      Object.assign(globalThis, { setTimeout, clearTimeout, setInterval, clearInterval })
      Object.assign(promises, { setTimeout: sleep })
      syncBuiltinESMExports()
    },
  }
}

type Interval = { next: Event }
