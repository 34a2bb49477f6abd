import type { ChildProcess } from 'node:child_process'

import { signalGroup, spawnNode } from './node-child.ts'
import { Refusal } from './refusal.ts'

const KEPT = 64_000

const running = new Set<ChildProcess>()

/** For a shutdown in the middle of the start. */
export const killScripts = (): void => {
  for (const child of running) signalGroup(child, 'SIGKILL')
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

// Node ends a report with its own version, and Next with a list of traces: neither is the reason.
const reasonIn = (stderr: string): string => {
  const lines = linesOf(stderr).filter((line) => !/^(Node\.js v|at |\{|\}|\^|code: )/.test(line))
  return (
    lines.findLast((line) => /error|cannot|failed|refused/i.test(line)) ?? lines.at(-1) ?? 'it gave no reason'
  )
}

/** Runs one script to its end, in a process of its own so that a crash stays there; returns its lines. */
export const runScript = async (
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd?: string,
): Promise<string[]> => {
  const child = spawnNode(script, args, env, cwd)
  running.add(child)
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (chunk: Buffer) => (stdout = (stdout + chunk.toString('utf8')).slice(-KEPT)))
  child.stderr?.on('data', (chunk: Buffer) => (stderr = (stderr + chunk.toString('utf8')).slice(-KEPT)))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('close', resolve).once('error', reject)
  })
  running.delete(child)
  if (code === 0) return linesOf(stdout)
  const name = script.split('/').slice(-2).join('/')
  throw new Refusal(`${name} failed: ${reasonIn(stderr || stdout)}`)
}

/** The JSON object which such a script prints as its last line. */
export const lastJson = (script: string, lines: readonly string[]): unknown => {
  try {
    return JSON.parse(lines.at(-1) ?? '')
  } catch {
    throw new Refusal(`${script} did not end with the line of JSON that was expected of it.`)
  }
}
