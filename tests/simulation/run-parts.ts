import { fork } from 'node:child_process'
import { join } from 'node:path'

import { addHits, noHits } from './hits.ts'
import type { Mood } from './course-plan.ts'
import type { Part } from './simulate-part.ts'
import type { Simulated } from './simulate-many.ts'

type Wish = {
  seed: number
  schedules: number
  processes: number
  stopAfter?: number
  mood?: Mood | undefined
  mutant?: string
}

/** So many schedules from this seed on, in so many processes; the seeds are the same however many there are. */
export const runParts = async ({
  seed,
  schedules,
  processes,
  stopAfter = 5,
  ...more
}: Wish): Promise<Simulated> => {
  const { mood, mutant } = more
  const parts = Array.from({ length: processes }, (_, i) => {
    const own = Math.floor(schedules / processes) + (i < schedules % processes ? 1 : 0)
    const part: Part = { seed: seed + i, schedules: own, every: processes, stopAfter }
    if (mood) part.mood = mood
    if (mutant) part.mutant = mutant
    return runPart(part)
  })
  const sum: Simulated = { schedules: 0, hits: noHits(), failures: [], steps: 0, sends: 0, doubles: 0 }
  for (const { hits, failures, ...counts } of await Promise.all(parts)) {
    addHits(sum.hits, hits)
    sum.failures.push(...failures)
    for (const name of ['schedules', 'steps', 'sends', 'doubles'] as const) sum[name] += counts[name]
  }
  return sum
}

const runPart = (part: Part): Promise<Simulated> =>
  new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'simulate-part.ts'), [JSON.stringify(part)], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    let complaint = ''
    child.stderr?.on('data', (text: Buffer) => (complaint += String(text)))
    child.on('message', (result: Simulated) => resolve(result))
    child.on('close', (code) =>
      reject(new Error(`A part of the simulation ended with ${code}:\n${complaint}`)),
    )
  })
