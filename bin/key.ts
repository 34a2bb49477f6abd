import { KeyBody } from '#lib/contracts/key.ts'
import { parseInput } from '#lib/contracts/parse-input.ts'
import type { Rejection, Result } from '#lib/domain/result.ts'
import type { SystemActor } from '#lib/domain/identity/actor.ts'
import type { Tool } from '#lib/compose.ts'
import { createKey } from '#lib/use-cases/identity/create-key.ts'
import { revokeKey } from '#lib/use-cases/identity/revoke-key.ts'
import { rotateKey } from '#lib/use-cases/identity/rotate-key.ts'

import type { Command, Printed } from './command.ts'

const as = (tenantId: string): SystemActor => ({ kind: 'system', tenantId, name: 'command_line' })

/** API keys, for whoever runs the installation. */
export const KEY_COMMANDS: Record<string, Command> = {
  'key create': {
    usage:
      'key create --scopes a,b [--person e-mail] [--name name] [--expires 2027-01-01T00:00:00Z] [--json]',
    run: async (tool, { scopes = '', person, name, expires }) => {
      const given = {
        scopes: scopes.split(',').flatMap((scope) => scope.trim() || []),
        ...(name ? { name } : {}),
      }
      const parsed = parseInput(KeyBody, { ...given, ...(expires ? { expiresAt: expires } : {}) })
      if (!parsed.success)
        throw new Error(parsed.errors.map(({ path, message }) => `${path}: ${message}`).join('; '))
      const { id: personId, tenantId } = await tool.keyOwner(person ?? null)
      return shown(await createKey(tool.ports)(as(tenantId), { ...parsed.data, personId }))
    },
  },
  'key list': {
    usage: 'key list [--json]',
    run: async (tool) => {
      const keys = await tool.keys()
      const lines = keys.map(({ id, name, person, scopes, revokedAt, expiresAt }) =>
        [id, name, person, scopes.join(','), revokedAt ? 'revoked' : (expiresAt ?? 'no end')].join('  '),
      )
      return { text: lines.join('\n'), json: keys }
    },
  },
  'key revoke': {
    usage: 'key revoke <id> [--json]',
    run: async (tool, _, [id = '']) => {
      const revoked = granted(await revokeKey(tool.ports)(as(await tenantOf(tool, id)), id))
      return { text: `Revoked ${id}.`, json: revoked }
    },
  },
  'key rotate': {
    usage: 'key rotate <id> [--json]',
    run: async (tool, _, [id = '']) => shown(await rotateKey(tool.ports)(as(await tenantOf(tool, id)), id)),
  },
}

const tenantOf = async (tool: Tool, id: string): Promise<string> => {
  const key = (await tool.keys()).find((one) => one.id === id)
  if (!key) throw new Error('There is no such key.')
  return key.tenantId
}

const shown = (result: Result<{ id: string; key: string }>): Printed => {
  const value = granted(result)
  return { text: `${value.key}\n(shown this once; its id is ${value.id})`, json: value }
}

const granted = <T>(result: Result<T>): T => {
  if (result.ok) return result.value
  throw new Error(said(result.rejection))
}

const said = ({ code, detail, errors = [] }: Rejection): string =>
  [detail ?? (errors.length > 0 ? [] : code), ...errors.map(({ path, message }) => `${path}: ${message}`)]
    .flat()
    .join('; ')
