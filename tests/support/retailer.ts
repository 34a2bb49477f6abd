import type { WebPorts } from '#lib/compose.ts'
import type { ShipmentInput, StockEventInput } from '#lib/domain/catalog/rows.ts'
import type { Role, SystemActor } from '#lib/domain/identity/actor.ts'
import { addShipments } from '#lib/use-cases/catalog/add-shipments.ts'
import { addStockEvents } from '#lib/use-cases/catalog/add-stock-events.ts'
import { putProducts } from '#lib/use-cases/catalog/put-products.ts'
import { putStores } from '#lib/use-cases/catalog/put-stores.ts'
import { product, shipment, stockEvent } from '#prisma/demo/builders.ts'

import type { Mailbox } from './mailbox.ts'
import type { Truth } from './truth.ts'
import { joinedPerson, personWho, type Person } from './world-people.ts'
import { worldRecalls, type WorldRecalls } from './world-recalls.ts'
import { storeRow, storeWho, type Store, type StoreWish } from './world-stores.ts'

/** One tenant as its people know it: a product, an administrator, a manager, an approver, and stores as they come. */
export type Retailer = WorldRecalls & {
  tenantId: string
  admin: Person
  manager: Person
  approver: Person
  store(wish?: StoreWish): Promise<Store>
  person(wish: { role: Role; name?: string; store?: Store; language?: 'en' | 'es' | 'fr' }): Promise<Person>
  /** Ships a lot of the product to a store; without one, whatever lot a shipment has. */
  ships(to: Store, what?: Partial<ShipmentInput>): Promise<void>
  /** A till or a warehouse tells of something that moves at a store at this moment. */
  moves(at: Store, what: Partial<StockEventInput>): Promise<void>
  /** Somebody who came in through the product and not through the test. */
  personWho(who: Pick<Person, 'id' | 'name' | 'role' | 'inbox'>): Person
}

type Needs = {
  web: WebPorts
  truth: Truth
  mailbox: (address: string) => Mailbox
  zone: string
  ladder: boolean
  quietHours: boolean
}

export const openRetailer = async (ground: Needs, name: string): Promise<Retailer> => {
  const { web, truth, zone } = ground
  const tenantId = web.random.id()
  const needs = { ...ground, tenantId }
  await truth.rows('INSERT INTO tenant (id, name, created_at) VALUES ($1, $2, $3)', [
    tenantId,
    name,
    web.clock.now(),
  ])
  // Most tests are about something else, and would hear of it whenever time passes.
  if (!ground.ladder)
    await truth.rows(
      `INSERT INTO escalation_ladder (tenant_id, name, version, hours, steps, saved_at, saved_by)
       SELECT $1, unnest(enum_range(NULL::ladder_name)), 1, 'always', '[]', $2, $1`,
      [tenantId, web.clock.now()],
    )
  if (ground.quietHours)
    await truth.rows(
      `INSERT INTO delivery_policy (tenant_id, quiet, per_contact, saved_at, saved_by) VALUES ($1, 'opening_hours', 100, $2, $1)`,
      [tenantId, web.clock.now()],
    )
  const system: SystemActor = { kind: 'system', tenantId, name: 'seed' }
  await putProducts(web)(system, [product()])
  const [admin, manager, approver] = await Promise.all([
    joinedPerson(needs, { role: 'admin', name: 'Ada Admin' }),
    joinedPerson(needs, { role: 'recall_manager', name: 'Mara Manager' }),
    joinedPerson(needs, { role: 'approver', name: 'Abel Approver' }),
  ])

  let stores = 0
  let shipments = 0
  let events = 0
  const ship = async (to: Store[], what: Partial<ShipmentInput> = {}) => {
    const row = (storeNumber: string) => shipment({ ref: `S-${(shipments += 1)}`, storeNumber, ...what })
    await addShipments(web)(
      system,
      to.map(({ number }, index) => ({ index, row: row(number) })),
    )
  }
  return {
    tenantId,
    admin,
    manager,
    approver,
    ...worldRecalls({ web, manager, approver, ship }),
    store: async (wish = {}) => {
      const row = storeRow(String((stores += 1)).padStart(4, '0'), zone, wish)
      await putStores(web)(system, [row])
      return storeWho(needs, row)
    },
    ships: (to, what) => ship([to], what),
    moves: async ({ number: storeNumber }, what) => {
      const row = stockEvent({ ref: `E-${(events += 1)}`, storeNumber, at: web.clock.now(), ...what })
      await addStockEvents(web)(system, [{ index: 0, row }])
    },
    person: ({ store, ...wish }) => joinedPerson(needs, { ...wish, storeId: store?.id }),
    personWho: (who) => personWho(needs, who),
  }
}
