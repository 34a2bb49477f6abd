import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect } from '@playwright/test'

import { urlOf } from './people.ts'
import { stack } from './stack.ts'

type Part = 'postgres' | 'sqs'

const pidOf = (name: Part): number => Number(readFileSync(join(stack().dataDir, `run/${name}.pid`), 'utf8'))

const asked = (command: string, ...args: string[]): number[] => {
  try {
    return execFileSync(command, args, { encoding: 'utf8' })
      .split(/\s+/)
      .flatMap((pid) => Number(pid) || [])
  } catch {
    // There is none.
    return []
  }
}

/** A part of the stack stands still with all its connections open, as on a machine that hangs. */
export const whileHanging = async (name: Part, work: () => Promise<void>): Promise<void> => {
  const pid = pidOf(name)
  const all = [pid, ...asked('pgrep', '-P', String(pid))]
  for (const one of all) process.kill(one, 'SIGSTOP')
  try {
    await work()
  } finally {
    for (const one of all.toReversed()) process.kill(one, 'SIGCONT')
    await untilReady()
  }
}

/** The database is killed, and its supervisor does not come to start it again before this is over. */
export const withoutDatabase = async (work: () => Promise<void>): Promise<void> => {
  const pid = pidOf('postgres')
  const [supervisor = 0] = asked('ps', '-o', 'ppid=', '-p', String(pid))
  process.kill(supervisor, 'SIGSTOP')
  try {
    process.kill(pid, 'SIGKILL')
    await work()
  } finally {
    process.kill(supervisor, 'SIGCONT')
    await untilReady()
  }
}

const untilReady = () =>
  expect
    .poll(
      async () => {
        const answers = await Promise.all(
          (['recall', 'store'] as const).map((surface) =>
            fetch(`${urlOf(surface)}/readyz`).catch(() => null),
          ),
        )
        return answers.map((answer) => answer?.status)
      },
      { timeout: 30_000 },
    )
    .toEqual([200, 200])
