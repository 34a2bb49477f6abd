import { format } from 'node:util'
import { afterAll, afterEach } from 'vitest'

let said: string[] = []

for (const level of ['error', 'warn'] as const) {
  const original = console[level]
  console[level] = (...words: unknown[]) => {
    said.push(`console.${level}: ${format(...words)}`)
    original(...words)
  }
}

/** A warning that nobody reads is a fault that nobody sees: whatever a test prints there fails it. */
const failOnConsole = () => {
  const heard = said
  said = []
  if (heard.length > 0) throw new Error(`The test printed what nobody expected.\n${heard.join('\n')}`)
}

afterEach(failOnConsole)
afterAll(failOnConsole) // what was printed while the file was loaded or torn down
