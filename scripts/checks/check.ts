import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'

/** One rule of the house: its faults in the tree at `root`, each a sentence that names the place; none is green. */
export type Check = { name: string; run: (root: string) => Promise<string[]> }

const project = join(import.meta.dirname, '../..')

/** Runs a tool of this project in `root`; a green exit is no fault, any other is its output. */
export const commandFaults = (root: string, tool: string, args: string[]): Promise<string[]> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = []
    const bin = join(project, 'node_modules/.bin')
    const env = {
      ...process.env,
      PATH: [dirname(process.execPath), bin, process.env['PATH']].join(':'),
      NO_COLOR: '1',
      FORCE_COLOR: undefined,
      NEXT_TELEMETRY_DISABLED: '1',
    }
    const child = spawn(tool, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', (error) => resolve([`${tool} did not start: ${error.message}`]))
    child.on('close', (code, signal) => {
      if (code === 0) return resolve([])
      const output = Buffer.concat(chunks).toString().trim()
      resolve([output || `${tool} ended with ${signal ?? `exit code ${code}`} and said nothing.`])
    })
  })
