import { readdirSync, readFileSync } from 'node:fs'

const TICKS_A_SECOND = 100

type Process = { parent: number; cpuMs: number; residentMb: number }

const processOf = (pid: string): Process | null => {
  try {
    // The name stands in brackets and may hold anything: what follows the last one is in fixed order.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
      .map(Number)
    const cpuMs = ((fields[11] ?? 0) + (fields[12] ?? 0)) * (1000 / TICKS_A_SECOND)
    return { parent: fields[1] ?? 0, cpuMs, residentMb: ((fields[21] ?? 0) * 4096) / 2 ** 20 }
  } catch {
    return null // It has ended meanwhile.
  }
}

/** CPU time of a process and of all that it started and that still runs. */
export const cpuOfTree = (root: number): number => {
  const all = new Map<number, Process>()
  for (const name of readdirSync('/proc')) {
    const found = /^\d+$/.test(name) ? processOf(name) : null
    if (found) all.set(Number(name), found)
  }
  const under = (pid: number): number =>
    (all.get(pid)?.cpuMs ?? 0) +
    [...all].reduce((sum, [child, { parent }]) => (parent === pid ? sum + under(child) : sum), 0)
  return under(root)
}

export const residentMb = (pid: number): number => processOf(String(pid))?.residentMb ?? 0
