import type { Tool } from '#lib/compose.ts'

/** The output of a command: for people, or with --json for programs. */
export type Printed = { text: string; json: unknown }
export type Options = Record<string, string | undefined>
export type Command = {
  usage: string
  run(tool: Tool, options: Options, args: string[]): Promise<Printed>
}
