import { parseArgs } from 'node:util'

import { composeTool } from '#lib/compose.ts'

import type { Command } from './command.ts'
import { databaseUrl } from './database-url.ts'
import { KEY_COMMANDS } from './key.ts'

/** Every command, by its words. */
const COMMANDS: Record<string, Command> = { ...KEY_COMMANDS }

const USAGE = ['clearshelf <command>', ...Object.values(COMMANDS).map(({ usage }) => `  ${usage}`)].join('\n')

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      scopes: { type: 'string' },
      name: { type: 'string' },
      person: { type: 'string' },
      expires: { type: 'string' },
    },
  })
  const { json, help, ...options } = values
  const [noun = '', verb = '', ...args] = positionals
  const command = COMMANDS[`${noun} ${verb}`]
  if (help || !command) {
    process.stdout.write(`${USAGE}\n`)
    return help ? 0 : 2
  }
  const tool = composeTool(await databaseUrl())
  try {
    const { text, json: value } = await command.run(tool, options, args)
    process.stdout.write(`${json ? JSON.stringify(value) : text}\n`)
    return 0
  } finally {
    await tool.end()
  }
}

// Errors are one line each.
main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  },
)
