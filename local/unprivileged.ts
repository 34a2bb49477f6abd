import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, lchownSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { Refusal } from './refusal.ts'

type Account = { uid: number; gid: number }

/** How to start a program that refuses to be root. `owner` is who must own its files, seen from outside. */
export type Launcher = { prefix: readonly string[]; account: Account | undefined; owner: Account }

const works = (command: string, args: readonly string[], account: Account | undefined): boolean =>
  spawnSync(command, args, { stdio: 'ignore', timeout: 10_000, ...account }).status === 0

// Postgres goes down with the supervisor even when that is killed outright. Only Linux can do it.
const dieWithParent = (): readonly string[] =>
  works('setpriv', ['--pdeathsig', 'INT', 'true'], undefined) ? ['setpriv', '--pdeathsig', 'INT'] : []

const accountNamed = (name: string): Account | undefined => {
  const columns = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find(([user]) => user === name)
  return columns && { uid: Number(columns[2]), gid: Number(columns[3]) }
}

/**
 * For root there are two ways. In a user namespace of its own the program sees itself as an ordinary user while its
 * files stay root's; that also works inside a folder which only root may enter, such as /root. Where namespaces are
 * forbidden (most containers), an unprivileged account is used, which must be able to reach the folders.
 */
const rootCandidates = (): Launcher[] => {
  const root = { uid: 0, gid: 0 }
  const accounts = ['postgres', 'nobody'].map(accountNamed).filter((account) => account !== undefined)
  return [
    { prefix: ['unshare', '--user', '--map-user=1000'], account: undefined, owner: root },
    ...accounts.map((account) => ({ prefix: [], account, owner: account })),
  ]
}

export const chooseLauncher = (binary: string, dataDir: string): Launcher => {
  const uid = process.geteuid?.() ?? 1
  const last = dieWithParent()
  if (uid !== 0) return { prefix: last, account: undefined, owner: { uid, gid: process.getegid?.() ?? 1 } }
  for (const candidate of rootCandidates()) {
    const [command = '', ...args] = [...candidate.prefix, ...last]
    const reaches = (...probe: [string, ...string[]]) =>
      command === ''
        ? works(probe[0], probe.slice(1), candidate.account)
        : works(command, [...args, ...probe], candidate.account)
    if (reaches(binary, '--version') && reaches('test', '-x', dataDir)) {
      return { ...candidate, prefix: [...candidate.prefix, ...last] }
    }
  }
  throw new Refusal(
    `Postgres does not run as root and nothing else could be found here (no user namespaces, and no other account can enter ${dataDir}): start as an ordinary user, move the clone out of root's home, or set DATABASE_URL.`,
  )
}

const chownTree = (path: string, { uid, gid }: Account): void => {
  lchownSync(path, uid, gid)
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name)
    if (entry.isDirectory()) chownTree(inner, { uid, gid })
    else lchownSync(inner, uid, gid)
  }
}

/** An earlier start may have been by another way, and Postgres insists on owning its folder. */
export const giveTo = (path: string, owner: Account): void => {
  if (process.geteuid?.() !== 0) return
  const stat = statSync(path)
  if (stat.uid === owner.uid) return
  if (stat.isDirectory()) chownTree(path, owner)
  else chownSync(path, owner.uid, owner.gid)
}

export const commandLine = (
  { prefix }: Launcher,
  program: string,
  args: readonly string[],
): [string, string[]] => {
  const [command = program, ...rest] = [...prefix, program, ...args]
  return [command, rest]
}

export const runAs = (
  launcher: Launcher,
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): void => {
  const [command, rest] = commandLine(launcher, program, args)
  execFileSync(command, rest, { env, stdio: ['ignore', 'pipe', 'pipe'], cwd: '/', ...launcher.account })
}
