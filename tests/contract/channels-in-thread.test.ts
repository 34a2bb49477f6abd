import { expect, test, vi } from 'vitest'

import { channelsInThread, type ChannelsInThread } from '#lib/adapters/channels/channels-in-thread.ts'
import { startSimulator } from '#local/simulator/server.ts'
import { temporaryFolder } from '#tests/support/temporary-folder.ts'

import { outgoing } from './channel-contract.ts'

const opened = async () => {
  const standing = new AsyncDisposableStack()
  const folder = temporaryFolder()
  standing.defer(() => folder.remove())
  const simulator = standing.use(await startSimulator({ dataDir: folder.path, port: 0 }))
  // A thread gets what the environment is when it starts.
  vi.stubEnv('AWS_ENDPOINT_URL_SES', simulator.url)
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local')
  const channels: ChannelsInThread = channelsInThread({
    region: 'us-east-1',
    mailFrom: 'Clearshelf <recalls@clearshelf.example>',
    configurationSet: undefined,
    allowedOrigins: [simulator.url],
    vapid: undefined,
    dataKey: undefined,
  })
  standing.defer(() => channels.end())
  const fails = async (kind: string, more: object = {}) =>
    void (await fetch(`${simulator.url}/faults`, {
      method: 'POST',
      body: JSON.stringify({ channel: 'email', count: 1, kind, ...more }),
    }))
  const taken = async () =>
    ((await (await fetch(`${simulator.url}/accepts`)).json()) as { deliveryId: string }[]).map(
      ({ deliveryId }) => deliveryId,
    )
  return { channels, fails, taken, [Symbol.asyncDispose]: () => standing.disposeAsync() }
}

const letter = (n: number) =>
  outgoing({ deliveryId: `019aa000-0000-7000-8000-${String(n).padStart(12, '0')}` })

test('what goes through the thread comes back to whoever asked, in whatever order it is done', async () => {
  await using ground = await opened()
  await ground.fails('latency', { value: 300 })
  const letters = Array.from({ length: 40 }, (_, n) => letter(n))
  const outcomes = await Promise.all(letters.map((one) => ground.channels.email.send(one)))
  expect(outcomes.map(({ type }) => type)).toEqual(letters.map(() => 'accepted'))
  expect((await ground.taken()).toSorted()).toEqual(letters.map(({ deliveryId }) => deliveryId))
})

test('what is under way when the thread ends is in doubt, and the next message starts another thread', async () => {
  await using ground = await opened()
  await ground.fails('silence', { match: 'silent@example.com' })
  const lost = ground.channels.email.send({ ...letter(1), to: 'silent@example.com' })
  expect(await ground.channels.email.send(letter(2))).toMatchObject({ type: 'accepted' })
  await ground.channels.end()
  expect(await lost).toEqual({ type: 'unknown', reason: 'the sending thread ended' })
  expect(await ground.channels.email.send(letter(3))).toMatchObject({ type: 'accepted' })
})
