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
    summary: 'API keys of your own; for an administrator, all. Newest first, at most 500',
    scope: 'keys:manage',
    answer: listOf(KeyView),
    status: 200,
  },
  createKey: {
    method: 'POST',
    path: '/keys',
    summary:
      'Create a key with no more scopes than yours, and no longer life than the key that asks. Its secret is shown this once',
    scope: 'keys:manage',
    body: KeyBody,
    answer: ShownKeyView,
    status: 201,
    secret: true,
  },
  revokeKey: {
    method: 'DELETE',
    path: '/keys/{id}',
    summary: 'Revoke a key, and every key that was created with it: they open nothing any more',
    scope: 'keys:manage',
    params: Id,
    answer: RevokedKeyView,
    status: 200,
    unknown: 'KEY_NOT_FOUND',
  },
  rotateKey: {
    method: 'POST',
    path: '/keys/{id}/rotate',
    summary: 'Give a key a new value, shown this once. The one of before stays good for a day',
    scope: 'keys:manage',
    params: Id,
    body: EmptyBody,
    answer: ShownKeyView,
    status: 200,
    unknown: 'KEY_NOT_FOUND',
    secret: true,
  },
} as const
