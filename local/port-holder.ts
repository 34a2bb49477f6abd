import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'

import { commandOf } from './process-table.ts'

const LISTEN = '0A'

const listeningSockets = (port: number): Set<string> => {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0')
  const inodes = ['/proc/net/tcp', '/proc/net/tcp6']
    .filter((table) => existsSync(table))
    .flatMap((table) => readFileSync(table, 'utf8').split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns[1]?.endsWith(`:${wanted}`) && columns[3] === LISTEN)
    .map((columns) => `socket:[${columns[9]}]`)
  return new Set(inodes)
}

const holds = (pid: string, sockets: Set<string>): boolean => {
  try {
    const open = `/proc/${pid}/fd`
    return readdirSync(open).some((fd) => {
      try {
        return sockets.has(readlinkSync(`${open}/${fd}`))
      } catch {
        return false
      }
    })
  } catch {
    return false // Another user's process does not show its files.
  }
}

const pidFromProc = (port: number): number | undefined => {
  const sockets = listeningSockets(port)
  const pid = readdirSync('/proc').find((name) => /^\d+$/.test(name) && holds(name, sockets))
  return pid === undefined ? undefined : Number(pid)
}

const pidFromLsof = (port: number): number | undefined => {
  try {
    const output = execFileSync('lsof', ['-nP', '-t', `-iTCP:${port}`, '-sTCP:LISTEN'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return Number(output.split('\n')[0]) || undefined
  } catch {
    return undefined
  }
}

/** Who listens there, for a person to read; undefined when the system does not tell. */
export const holderOfPort = (port: number): string | undefined => {
  const pid = existsSync('/proc/net/tcp') ? pidFromProc(port) : pidFromLsof(port)
  if (pid === undefined) return undefined
  const command = commandOf(pid)
  return `process ${pid}${command === '' ? '' : ` (${command.length > 80 ? `${command.slice(0, 79)}…` : command})`}`
}
