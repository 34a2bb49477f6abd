import type { NoticeState } from '#lib/domain/notice/lifecycle.ts'
import type { RecallStatus } from '#lib/domain/recall/lifecycle.ts'

export type StoredNotice = {
  id: string
  recallId: string
  storeId: string
  regionId: string | null
  state: NoticeState
  version: number
  recallStatus: RecallStatus
  priority: 'high' | 'medium' | 'low'
  acknowledgedAt: Date | null
  acknowledgedBy: string | null
}

export type Acknowledgement = { by: string; via: 'store_app' | 'link' | 'api' | 'console'; at: Date }

export type NoticeRows = {
  /** By its id, or null. Locks the row: two acknowledgements at once are judged one after the other. */
  findForUpdate(id: string): Promise<StoredNotice | null>
  /** By recall and store number, or null. Locks the row as above. */
  findByStoreForUpdate(recallId: string, storeNumber: string): Promise<StoredNotice | null>
  acknowledge(id: string, acknowledgement: Acknowledgement): Promise<void>
  /** Open → seen; does nothing to a notice that is further. True if it changed. */
  markSeen(id: string, at: Date): Promise<boolean>
}
