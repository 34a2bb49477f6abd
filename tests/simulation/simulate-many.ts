import type { Mood } from './course-plan.ts'
import { openCourse, runCourse } from './course.ts'
import { addHits, noHits, type Hits } from './hits.ts'
import { brokenPromises } from './promises.ts'
import { virtualTimers, type VirtualTime } from './virtual-time.ts'

export type Failure = { seed: number; broken: string[] }
export type Simulated = {
  schedules: number
  hits: Hits
  failures: Failure[]
  steps: number
  sends: number
  doubles: number
}

type Wish = {
  seed: number
  schedules: number
  every?: number
  mood?: Mood | undefined
  stopAfter?: number
}

/** Runs so many courses, one after the other, each `every` seeds further; stops after so many that broke a promise. */
export const simulateMany = async ({
  seed,
  schedules,
  every = 1,
  stopAfter = 5,
  mood,
}: Wish): Promise<Simulated> => {
  const sum: Simulated = { schedules: 0, hits: noHits(), failures: [], steps: 0, sends: 0, doubles: 0 }
  let time: VirtualTime | undefined
  using _ = virtualTimers(() => {
    if (!time) throw new Error('No course is running.')
    return time
  })
  for (let n = 0; n < schedules && sum.failures.length < stopAfter; n += 1) {
    const course = openCourse(seed + n * every, mood)
    ;({ time } = course)
    const accident = await runCourse(course).then(
      () => null,
      (error: unknown) => String(error),
    )
    const broken = accident ? [accident] : brokenPromises(course)
    if (broken.length > 0) sum.failures.push({ seed: course.seed, broken })
    sum.schedules += 1
    sum.steps += course.steps
    sum.sends += course.seen.sends.length
    sum.doubles +=
      course.seen.accepts.length - new Set(course.seen.accepts.map(({ deliveryId }) => deliveryId)).size
    addHits(sum.hits, course.hits)
  }
  return sum
}
