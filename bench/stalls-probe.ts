import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'

// Asks for small things, one after the other, in a thread of its own: whoever sends a hundred megabytes beside it must not
// be taken for the server. Told "begin", it forgets; told "end", it answers how long each of them took.

type Small = { name: string; url: string; headers: Record<string, string> }
export type Waits = Record<string, number[]>

const PAUSE_MS = 15
let waits: Waits = {}

parentPort?.on('message', (what: 'begin' | 'end') => {
  if (what === 'begin') waits = {}
  parentPort?.postMessage(waits)
})

const askOn = async ({ name, url, headers }: Small): Promise<never> => {
  for (;;) {
    const began = performance.now()
    const response = await fetch(url, { headers, redirect: 'manual' })
    await response.arrayBuffer()
    if (response.status !== 200) throw new Error(`${name}: ${response.status}`)
    ;(waits[name] ??= []).push(performance.now() - began)
    await sleep(PAUSE_MS)
  }
}

await Promise.all((workerData as Small[]).map(askOn))
