import { z } from 'zod'

import { API_SCOPES } from '#lib/domain/identity/actor.ts'

const KEY_LIVES = { never: null, '30': 30, '90': 90, '365': 365 } as const
type Life = keyof typeof KEY_LIVES

const DAY_MS = 86_400_000

/** A name, `scope.<scope>` of each that is ticked, and how many days it is good for. */
export const KeyForm = z.record(z.string().max(60), z.string().max(120)).transform((fields, context) => {
  const name = (fields['name'] ?? '').trim()
  const scopes = API_SCOPES.filter((scope) => fields[`scope.${scope}`] === 'on')
  const issue = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if (name === '' || name.length > 100) issue('name', 'Name the system that will use it.')
  if (scopes.length === 0) issue('scopes', 'Choose at least one scope.')
  const life = Object.hasOwn(KEY_LIVES, fields['life'] ?? '') ? (fields['life'] as Life) : '90'
  return { name, scopes, lifeMs: KEY_LIVES[life] === null ? null : KEY_LIVES[life] * DAY_MS }
})

export const KeyIdForm = z.strictObject({ id: z.uuid() })
