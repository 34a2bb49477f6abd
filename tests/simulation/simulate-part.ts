import { registerHooks } from 'node:module'

import type { Mood } from './course-plan.ts'
import { MUTANTS } from './mutants.ts'

/** A part of a run, in a process of its own: its timers are virtual, and its sources may be changed as they are read. */
export type Part = {
  seed: number
  schedules: number
  every: number
  stopAfter: number
  mood?: Mood
  mutant?: string
}

const mutate = (name: string): void => {
  const mutant = MUTANTS.find((one) => one.name === name)
  if (!mutant) throw new Error(`There is no mutant ${name}.`)
  registerHooks({
    load: (url, context, nextLoad) => {
      const loaded = nextLoad(url, context)
      if (!url.endsWith(`/${mutant.file}`)) return loaded
      const source = Buffer.from(loaded.source as Uint8Array | string as string).toString()
      if (source.split(mutant.find).length !== 2)
        throw new Error(`The mutant ${name} does not fit ${mutant.file} any more.`)
      return { ...loaded, source: source.replace(mutant.find, () => mutant.replace) }
    },
  })
}

const run = async (): Promise<void> => {
  const { mutant, ...wish } = JSON.parse(process.argv[2] ?? '{}') as Part
  if (mutant) mutate(mutant)
  // Only now: what is imported is read through the hook.
  const { simulateMany } = await import('./simulate-many.ts')
  const result = await simulateMany(wish)
  process.send?.(result, () => process.exit(0))
}

await run()
