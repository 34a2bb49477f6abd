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

/** SQS, SNS topics and S3, kept in one SQLite file that survives a kill. Port 0 takes a free one. */
export const startSqs = async ({ dataDir, port }: { dataDir: string; port: number }): Promise<Sqs> => {
  const home = join(resolve(dataDir), 'sqs')
  mkdirSync(home, { recursive: true })
  const server = await onLoopback(() =>
    startFauxqs({ port, dataDir: home, logger: false, defaultRegion: 'us-east-1' }),
  )
  return {
    url: `http://127.0.0.1:${server.port}`,
    port: server.port,
    [Symbol.asyncDispose]: () => server.stop(),
  }
}
