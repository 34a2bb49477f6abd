import { killScripts } from './run-script.ts'
import { supervise, type Service, type Supervised } from './supervise.ts'

// Stopped in this order. The graces add up to less than the ten seconds within which a stop is promised.
const PHASES = ['doors', 'cloud', 'database'] as const
const GRACE_MS = { doors: 4_000, cloud: 1_500, database: 3_000 } as const

export type Phase = (typeof PHASES)[number]

/** The running children, and how to end them: what takes work first, what holds the data last. */
export const createStack = (dataDir: string, say: (line: string) => void) => {
  const members: Record<Phase, Supervised[]> = { doors: [], cloud: [], database: [] }
  let stopping = false
  return {
    add: (phase: Phase, service: Service): Supervised => {
      if (stopping) throw new Error('The stack is stopping.')
      const supervised = supervise(service, { dataDir, say: (line) => stopping || say(line) })
      members[phase].push(supervised)
      return supervised
    },
    stop: async (): Promise<void> => {
      stopping = true
      killScripts()
      for (const phase of PHASES) {
        await Promise.all(members[phase].map((member) => member.stop(GRACE_MS[phase])))
      }
    },
    kill: (): void => {
      stopping = true
      killScripts()
      for (const phase of PHASES) for (const member of members[phase]) member.kill()
    },
  }
}

export type Stack = ReturnType<typeof createStack>
