import { Pool, type PoolConfig } from 'pg'

/**
 * A pool whose connections may be cut at any moment, also between being handed out and being listened to by whoever asked for
 * one: an error that nobody listens to would end the process. Whoever asks on such a connection hears of it.
 */
export const openPool = (config: PoolConfig): Pool => {
  const pool = new Pool(config)
  pool.on('connect', (client) => void client.on('error', () => undefined))
  return pool
}
