import { expect, test } from 'vitest'

import { DELIVERY_TRANSITIONS } from '#lib/domain/delivery/lifecycle.ts'
import { minutes, seconds } from '#lib/domain/duration.ts'
import { manyStores } from '#tests/support/many-stores.ts'
import { mailProviderReports } from '#tests/support/provider-reports.ts'
import { createWorld, type World } from '#tests/support/world.ts'

/** Notes every change of a delivery's state, whoever makes it. */
const movesOf = async ({ truth }: World): Promise<() => Promise<string[]>> => {
  await truth.rows(`CREATE TABLE delivery_move (was text, became text)`)
  await truth.rows(`CREATE FUNCTION note_delivery_move() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN INSERT INTO delivery_move VALUES (OLD.state, NEW.state); RETURN NULL; END $$`)
  await truth.rows(`CREATE TRIGGER note_delivery_move AFTER UPDATE OF state ON delivery
    FOR EACH ROW EXECUTE FUNCTION note_delivery_move()`)
  const seen = async () =>
    (
      await truth.rows<{ move: string }>(
        `SELECT DISTINCT was || ' > ' || became AS move FROM delivery_move ORDER BY 1`,
      )
    ).map(({ move }) => move)
  return seen
}

const forget = async ({ truth }: World): Promise<void> => {
  await truth.rows('DROP TRIGGER note_delivery_move ON delivery')
  await truth.rows('DROP FUNCTION note_delivery_move')
  await truth.rows('DROP TABLE delivery_move')
}

const allowed = (): string[] =>
  Object.values(DELIVERY_TRANSITIONS).flatMap(({ from, to }) => from.map((state) => `${state} > ${to}`))

test('a delivery moves as its table says, whatever providers and workers do', async () => {
  await using world = await createWorld()
  const seen = await movesOf(world)
  try {
    const store = await world.store()
    const tell = () => world.issueRecall({ priority: 'high', shippedTo: [store] })

    await tell()
    const first = await store.onDuty.expects(/URGENT/)
    await mailProviderReports(world, 'delivered', first)
    await mailProviderReports(world, 'bounced', first)

    await world.truth.rows(`UPDATE contact SET disabled_because = NULL, disabled_at = NULL`)
    world.email.fails('accept_then_timeout')
    await tell()
    const doubtful = await store.onDuty.expects(/URGENT/)
    await mailProviderReports(world, 'delivered', doubtful)

    world.email.fails('try_later', { times: 2 })
    world.email.fails('silence')
    await tell()
    await world.fastForward(minutes(30))
    await store.onDuty.expects(/URGENT/)

    world.email.fails('refused')
    await tell()
    await world.comeToRest()

    world.email.fails('away', { times: Infinity })
    // More than are sent at once: the gate closes while some of a batch are not begun.
    await manyStores(world, 75)
    const late = await world.issueRecall({ priority: 'high', target: { mode: 'all', storeNumbers: [] } })
    await world.fastForward(seconds(5))
    await world.tries(world.manager, 'begin_closing', late)
    world.email.recovers()
    await world.fastForward(minutes(2))

    world.worker.crashes('after_claim')
    await tell()
    await world.fastForward(minutes(30))
    for (const accept of world.email.accepts) accept.read = true

    const moves = await seen()
    const law = allowed()
    expect(moves.filter((move) => !law.includes(move))).toEqual([])
    // Not one of a kind, so that the test tries what it says.
    const tried = Object.entries(DELIVERY_TRANSITIONS).filter(([, { from, to }]) =>
      from.some((state) => moves.includes(`${state} > ${to}`)),
    )
    expect(tried.map(([move]) => move)).toEqual(Object.keys(DELIVERY_TRANSITIONS))
  } finally {
    await forget(world)
  }
}, 60_000)
