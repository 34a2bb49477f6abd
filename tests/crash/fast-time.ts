import { flushCompileCache, syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers'
import promises from 'node:timers/promises'
import { promisify } from 'node:util'

// Loaded into each process of a crash run before its own code: their clocks go so many times as fast, all alike, and whatever
// they wait for comes as much sooner. A lease of half a minute is out after six seconds, so that hundreds of schedules can be
// seen to their end. What the machine does itself takes as long as ever: to the product it looks slow.

const speed = Number(process.env['CRASH_SPEED'] ?? 1)
const since = Number(process.env['CRASH_SINCE'] ?? Date.now())

const RealDate = Date
const now = () => Math.floor(since + (RealDate.now() - since) * speed)

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args: unknown[]) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args) as Date,
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
})

const { setTimeout: realTimeout, setInterval: realInterval } = globalThis
const { setTimeout: realSleep } = promises

const setTimeout = (run: () => void, ms = 0, ...args: []) => realTimeout(run, ms / speed, ...args)
const setInterval = (run: () => void, ms = 0, ...args: []) => realInterval(run, ms / speed, ...args)
const sleep = (ms = 0, ...rest: []) => realSleep(ms / speed, ...rest)
Object.defineProperty(setTimeout, promisify.custom, { value: sleep })

Object.assign(globalThis, { setTimeout, setInterval })
Object.assign(timers, { setTimeout, setInterval })
Object.assign(promises, { setTimeout: sleep })
syncBuiltinESMExports()

// Whoever is killed leaves no compiled code behind for the next one, unless it does so in time.
realTimeout(flushCompileCache, 2000).unref()
