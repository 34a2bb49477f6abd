import { describe, expect, test } from 'vitest'

import { ROLES, type KeyActor, type LinkActor, type PersonActor, type Role } from './actor.ts'
import { may, surfaceOf, VERBS } from './permissions.ts'

const person = (role: Role, over: Partial<PersonActor> = {}): PersonActor => ({
  kind: 'person',
  tenantId: 't',
  personId: 'p',
  name: 'P',
  role,
  storeId: surfaceOf(role) === 'store' ? 'store-a' : null,
  regionId: role === 'district_manager' ? 'region-a' : null,
  sessionId: 's',
  surface: surfaceOf(role),
  ...over,
})

test('the table as a whole', () => {
  const table = Object.fromEntries(
    ROLES.map((role) => [role, VERBS.filter((verb) => may(person(role), verb))]),
  )
  expect(table).toMatchInlineSnapshot(`
    {
      "admin": [
        "catalog:read",
        "catalog:write",
        "stock:write",
        "verdict:read",
        "recall:read",
        "recall:comment",
        "delivery:read",
        "notice:read",
        "people:read",
        "people:manage",
        "key:manage",
        "device:read",
        "device:unpair",
        "policy:read",
        "policy:write",
        "escalation:write",
        "audit:read",
        "operations:read",
        "operations:act",
      ],
      "approver": [
        "catalog:read",
        "verdict:read",
        "recall:read",
        "recall:approve",
        "recall:issue",
        "recall:comment",
        "delivery:read",
        "notice:read",
        "key:manage",
        "device:read",
        "policy:read",
      ],
      "district_manager": [
        "catalog:read",
        "verdict:read",
        "recall:read",
        "recall:comment",
        "delivery:read",
        "notice:read",
        "notice:acknowledge",
        "notice:report",
        "notice:follow_up",
        "notice:verify",
        "key:manage",
        "device:read",
        "device:unpair",
        "policy:read",
      ],
      "recall_manager": [
        "catalog:read",
        "catalog:write",
        "stock:write",
        "verdict:read",
        "recall:read",
        "recall:write",
        "recall:approve",
        "recall:issue",
        "recall:comment",
        "delivery:read",
        "notice:read",
        "notice:acknowledge",
        "notice:report",
        "notice:follow_up",
        "notice:verify",
        "key:manage",
        "device:read",
        "device:unpair",
        "policy:read",
        "escalation:write",
        "audit:read",
        "operations:read",
        "operations:act",
      ],
      "store_associate": [
        "verdict:read",
        "notice:read",
        "notice:acknowledge",
        "notice:report",
        "device:read",
      ],
      "store_manager": [
        "verdict:read",
        "notice:read",
        "notice:acknowledge",
        "notice:report",
        "pin:clear",
        "device:read",
        "device:pair",
        "device:unpair",
      ],
      "viewer": [
        "catalog:read",
        "verdict:read",
        "recall:read",
        "delivery:read",
        "notice:read",
        "device:read",
        "policy:read",
        "audit:read",
      ],
    }
  `)
})

describe('a store', () => {
  test('acts for itself and for no other', () => {
    const associate = person('store_associate')
    expect(may(associate, 'notice:acknowledge', { storeId: 'store-a' })).toBe(true)
    expect(may(associate, 'notice:acknowledge', { storeId: 'store-b' })).toBe(false)
  })
})

describe('a district manager', () => {
  test('acts for the stores of the district and of those below it only', () => {
    const manager = person('district_manager')
    expect(may(manager, 'notice:acknowledge', { storeId: 'store-a', districts: ['region-a'] })).toBe(true)
    const below = { storeId: 'store-c', districts: ['region-below', 'region-a', 'region-top'] }
    expect(may(manager, 'notice:acknowledge', below)).toBe(true)
    expect(
      may(manager, 'notice:acknowledge', { storeId: 'store-b', districts: ['region-b', 'region-top'] }),
    ).toBe(false)
  })
})

describe('a key', () => {
  const key: KeyActor = { ...person('recall_manager'), kind: 'key', keyId: 'k', scopes: ['recalls:read'] }

  test('may not do more than its scopes', () => {
    expect(VERBS.filter((verb) => may(key, verb))).toEqual([
      'catalog:read',
      'recall:read',
      'delivery:read',
      'notice:read',
      'policy:read',
      'operations:read',
    ])
  })

  test('may not do more than its person', () => {
    const strong: KeyActor = {
      ...key,
      role: 'viewer',
      scopes: ['recalls:read', 'recalls:write', 'recalls:issue'],
    }
    expect(may(strong, 'recall:write')).toBe(false)
  })
})

test('the link in a message reads and acknowledges one store’s notice', () => {
  const link: LinkActor = { kind: 'link', tenantId: 't', storeId: 'store-a', noticeId: 'n', deliveryId: 'd' }
  expect(VERBS.filter((verb) => may(link, verb, { storeId: 'store-a' }))).toEqual([
    'notice:read',
    'notice:acknowledge',
  ])
  expect(may(link, 'notice:acknowledge', { storeId: 'store-b' })).toBe(false)
})
