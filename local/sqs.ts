import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { mkdirSync } from 'node:fs'
import { Server, type ListenOptions } from 'node:net'
import { join, resolve } from 'node:path'

import { startFauxqs } from 'fauxqs'

export type Sqs = AsyncDisposable & { url: string; port: number }

/**
 * The emulator insists on 0.0.0.0, which would open the queues to the whole network. While it starts, whatever
 * begins to listen in this process is put on loopback instead.
 */
const onLoopback = async <T>(start: () => Promise<T>): Promise<T> => {
  const own = Object.getOwnPropertyDescriptor(Server.prototype, 'listen')
  const listen = own?.value as (this: Server, ...args: unknown[]) => Server
  Object.defineProperty(Server.prototype, 'listen', {
    ...own,
    value(this: Server, options: ListenOptions, ...rest: unknown[]) {
      return listen.call(this, { ...options, host: '127.0.0.1' }, ...rest)
    },
  })
  try {
    return await start()
  } finally {
    Object.defineProperty(Server.prototype, 'listen', own ?? {})
  }
}

// As much of the web framework within the emulator as is asked of it here.
type Reply = { header(name: string, value: string): Reply; code(status: number): Reply; send(): Reply }
type Framework = {
  addHook(name: 'onRoute', hook: (route: { bodyLimit?: number }) => void): void
  addHook(
    name: 'onRequest',
    hook: (request: { method: string; headers: { origin?: string } }, reply: Reply, done: () => void) => void,
  ): void
}

const MOST_BYTES = 64 * 1_048_576

/**
 * What a real bucket has in its settings and the emulator has no settings for: our pages may send files to it, and files
 * may be larger than a message. Told to its framework as that comes up, which announces itself for such purposes.
 */
const withBucketSettings = async <T>(pages: string | undefined, start: () => Promise<T>): Promise<T> => {
  const onInitialization = (message: unknown) => {
    const { fastify } = message as { fastify: Framework } // As its documentation of the channel says.
    fastify.addHook('onRoute', (route) => {
      route.bodyLimit = MOST_BYTES
    })
    fastify.addHook('onRequest', ({ method, headers: { origin } }, reply, done) => {
      if (!origin || origin !== pages || (method !== 'PUT' && method !== 'OPTIONS')) return done()
      reply.header('access-control-allow-origin', origin)
      if (method === 'PUT') return done()
      reply
        .header('access-control-allow-methods', 'PUT')
        .header('access-control-allow-headers', 'content-type')
        .code(204)
        .send()
    })
  }
  subscribe('fastify.initialization', onInitialization)
  try {
    return await start()
  } finally {
    unsubscribe('fastify.initialization', onInitialization)
  }
}

type SqsOptions = {
  dataDir: string
  port: number
  /** Whose pages may send files; without it, nobody's. */
  pages?: string | undefined
}

/** SQS, SNS topics and S3, kept in one SQLite file that survives a kill. Port 0 takes a free one. */
export const startSqs = async ({ dataDir, port, pages }: SqsOptions): Promise<Sqs> => {
  const home = join(resolve(dataDir), 'sqs')
  mkdirSync(home, { recursive: true })
  const server = await onLoopback(() =>
    withBucketSettings(pages, () =>
      startFauxqs({ port, dataDir: home, logger: false, defaultRegion: 'us-east-1' }),
    ),
  )
  return {
    url: `http://127.0.0.1:${server.port}`,
    port: server.port,
    [Symbol.asyncDispose]: () => server.stop(),
  }
}
