import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Check } from './check.ts'
import { type TrackedFile, trackedFiles } from './tracked-files.ts'

type Rule = { fault: string; pattern: RegExp; files?: RegExp }

const REPLACED = ['[Ss]omebody', 'E-mail', 'at the till', 'Begin closing', 'Open again', '[Pp]ut right']

const RULES: Rule[] = [
  {
    fault: "a path of somebody's machine",
    pattern: /(?<![\w.$}/-])\/(?:work|root|home\/[\w.-]+|Users\/[\w.-]+)\/(?=[\w.-])/,
  },
  { fault: 'a conflict marker', pattern: /^(?:<{7}|>{7}|\|{7})(?: |$)/m },
  {
    fault: 'a test that silences the others (.only)',
    pattern: /\b(?:test|it|describe|suite|bench)(?:\.\w+)*\.only\s*[(`]/,
    files: /\.(?:ts|tsx|mjs|js)$/,
  },
  {
    fault: 'a download address; the registry is the choice of whoever installs',
    pattern: /"resolved":\s*"(?:https?|git)[^"]*"/,
    files: /(?:^|\/)package-lock\.json$/,
  },
  {
    fault: 'a registry',
    pattern: /^\s*(?:@[\w-]+:)?registry\s*=|^\/\/[^\s=]+:_/m,
    files: /(?:^|\/)\.npmrc$/,
  },
  {
    // Texts stand in quotes or between tags, and not in comments.
    fault: 'a word that docs/voice.md replaces',
    pattern: new RegExp(`^(?!\\s*(?://|\\*|/\\*)).*['"\`>][^'"\`<\n]*\\b(?:${REPLACED.join('|')})\\b`, 'm'),
    files: /^(?:app|components|lib)\/(?!.*\.test\.).*(?:\.tsx?|messages\/en\.json)$/,
  },
]

const lineOf = (text: string, index: number) => text.slice(0, index).split('\n').length

const faultsOf = ({ path, text }: TrackedFile, rules: Rule[]): string[] =>
  rules.flatMap(({ fault, pattern, files }) => {
    const found = !files || files.test(path) ? pattern.exec(text) : null
    return found ? [`${path}:${lineOf(text, found.index)}: ${fault}: ${found[0].trim()}`] : []
  })

/** What the given files carry that belongs to one machine or one moment. */
export const hygieneFaults = (files: TrackedFile[], registryHosts: string[] = []): string[] => {
  const hosts = registryHosts.map((host) => ({
    fault: 'the host of the registry in use here',
    pattern: new RegExp(host.replaceAll('.', '\\.')),
  }))
  return files.flatMap((file) => faultsOf(file, [...RULES, ...hosts]))
}

/** The registry that this machine installs from, unless it is the public one. */
export const registryHost = (address: string): string[] => {
  const host = URL.canParse(address) ? new URL(address).host : ''
  return host === '' || host === 'registry.npmjs.org' ? [] : [host]
}

const configuredRegistry = async (root: string): Promise<string> => {
  const { stdout } = await promisify(execFile)('npm', ['config', 'get', 'registry'], { cwd: root })
  return stdout.trim()
}

/** Nothing in git belongs to one machine or one moment: paths, registries, conflict markers, silenced tests. */
export const hygiene: Check = {
  name: 'hygiene',
  run: async (root) =>
    hygieneFaults(await trackedFiles(root), registryHost(await configuredRegistry(root).catch(() => ''))),
}
