import type { TransactionClient } from './database.ts'

/**
 * Reads what is true of the whole chain and says nothing of any one store: what is recalled, which lots were shipped at all. The
 * store and district that the transaction is confined to are lifted for this one read, and set again whatever comes of it.
 */
export const wholeChain = async <T>(tx: TransactionClient, read: () => Promise<T>): Promise<T> => {
  const [before] = await tx.$queryRaw<{ store: string | null; district: string | null }[]>`
    SELECT current_setting('app.store_id', true) AS store, current_setting('app.district_id', true) AS district`
  const confine = (store: string, district: string) =>
    tx.$executeRaw`SELECT set_config('app.store_id', ${store}, true), set_config('app.district_id', ${district}, true)`
  await confine('', '')
  const found = await read()
  await confine(before?.store ?? '', before?.district ?? '')
  return found
}
