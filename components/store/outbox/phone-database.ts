const NAME = 'clearshelf'

export type StoreName = 'unsent' | 'sent' | 'keys' | 'drafts'

/** The browser's own database: what waits to be sent, what was, the store's key, and what is being written. */
export const openPhoneDatabase = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1)
    request.addEventListener('upgradeneeded', () => {
      const db = request.result
      db.createObjectStore('unsent', { keyPath: 'place', autoIncrement: true }).createIndex(
        'store',
        'storeId',
      )
      db.createObjectStore('sent', { keyPath: ['storeId', 'noticeId'] }).createIndex('store', 'storeId')
      db.createObjectStore('keys', { keyPath: 'storeId' })
      db.createObjectStore('drafts', { keyPath: ['storeId', 'noticeId'] })
    })
    request.addEventListener('success', () => {
      const db = request.result
      // A later build that keeps more is not held up by a tab of this one.
      db.addEventListener('versionchange', () => db.close())
      resolve(db)
    })
    request.addEventListener('error', () => reject(request.error ?? new Error('No database here.')))
    request.addEventListener('blocked', () => reject(new Error('Another tab holds an old database.')))
  })

/** The answer of a request, or none. A failed transaction fails with what the browser says, a full disk above all. */
export const inStore = <T>(
  db: IDBDatabase,
  names: StoreName | StoreName[],
  mode: IDBTransactionMode,
  work: (store: (name: StoreName) => IDBObjectStore) => IDBRequest<T> | readonly IDBRequest[],
): Promise<T> =>
  new Promise((resolve, reject) => {
    // Strict: answered only when it lies on the disk, since the person is told so.
    const transaction = db.transaction(names, mode, { durability: 'strict' })
    const request = work((name) => transaction.objectStore(name))
    // Of several nobody asks what they answer.
    transaction.addEventListener('complete', () =>
      resolve('result' in request ? request.result : (undefined as T)),
    )
    const fail = () => reject(transaction.error ?? new Error('The database gave up.'))
    transaction.addEventListener('abort', fail)
    transaction.addEventListener('error', fail)
  })
