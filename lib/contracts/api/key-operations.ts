import { KeyBody } from '../key.ts'
import { KeyView, RevokedKeyView, ShownKeyView } from '../key-views.ts'
import { EmptyBody } from '../recall.ts'
import { listOf } from '../views.ts'
import { Id } from './request-parts.ts'

/** The calls about API keys. */
export const KEY_OPERATIONS = {
  listKeys: {
    method: 'GET',
    path: '/keys',
    summary: 'List your API keys (administrators: all keys), newest first, at most 500',
    scope: 'keys:manage',
    answer: listOf(KeyView),
    status: 200,
  },
  createKey: {
    method: 'POST',
    path: '/keys',
    summary: 'Create a key, with at most your scopes and your key’s lifetime. Its secret is shown only once',
    scope: 'keys:manage',
    body: KeyBody,
    answer: ShownKeyView,
    status: 201,
    secret: true,
  },
  revokeKey: {
    method: 'DELETE',
    path: '/keys/{id}',
    summary: 'Revoke a key and every key created with it',
    scope: 'keys:manage',
    params: Id,
    answer: RevokedKeyView,
    status: 200,
    unknown: 'KEY_NOT_FOUND',
  },
  rotateKey: {
    method: 'POST',
    path: '/keys/{id}/rotate',
    summary: 'Rotate a key. The new value is shown only once; the previous one works for a day',
    scope: 'keys:manage',
    params: Id,
    body: EmptyBody,
    answer: ShownKeyView,
    status: 200,
    unknown: 'KEY_NOT_FOUND',
    secret: true,
  },
} as const
