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
  if (help || positionals.length === 0) {
    process.stdout.write(`${USAGE}\n`)
    return help ? 0 : 2
  }
  if (!command) throw new Error(`There is no command "${positionals.join(' ')}". See clearshelf --help.`)
  const tool = composeTool(await databaseUrl())
  try {
    await tool.start()
    const { text, json: value } = await command.run(tool, options, args)
    process.stdout.write(`${json ? JSON.stringify(value) : text}\n`)
    return 0
  } finally {
    await tool.end()
  }
}

/** An error as one line. Those of the database tell what was asked and where, and their cause last. */
const lineOf = (error: unknown): string => {
  const lines = (error instanceof Error ? error.message : String(error))
    .split('\n')
    .flatMap((line) => line.trim() || [])
  const isOfPrisma = error instanceof Error && error.name.startsWith('Prisma')
  const line = (isOfPrisma ? lines.slice(-1) : lines).join(' ')
  return /Message: `(.+)`$/.exec(line)?.[1] ?? (line || 'It failed without saying why.')
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${lineOf(error)}\n`)
    process.exit(1)
  },
)
