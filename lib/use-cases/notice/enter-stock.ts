import type { Actor } from '#lib/domain/identity/actor.ts'
import { judgeStockEntry, type StockEntry } from '#lib/domain/notice/stock-entry.ts'
import { ok, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { actOnNotice, type NoticeOfStore } from './act-on-notice.ts'

type Needs = Pick<Ports, 'transact' | 'clock' | 'random'>

export type StockInput = NoticeOfStore & { by: string; stock: StockEntry; phoneAt?: string }

/**
 * Somebody in the store says that a delivery came, or that a customer brought some back. A delivery opens the task again, as
 * what a warehouse tells of does; what a customer brought back is in quarantine when it is entered, and is only counted.
 */
export const enterStock =
  (ports: Needs) =>
  (actor: Actor, { by, stock, phoneAt, ...which }: StockInput): Promise<Result<null>> =>
    actOnNotice(ports, actor, 'notice:report', which, async (tx, notice) => {
      const recall = await tx.recalls.find(notice.recallId)
      const before = stock.entry === 'correction' ? await tx.stock.entered(notice.id, stock.corrects) : null
      const judged = judgeStockEntry(notice, stock, recall?.content.scope ?? [], before)
      if (!judged.ok || judged.value === 'repeat') return judged.ok ? ok(null) : judged
      const entered = { id: ports.random.id(), noticeId: notice.id, by, at: ports.clock.now() }
      if (stock.entry === 'correction') await tx.stock.takeBack(entered, stock.corrects)
      else {
        const { entry: kind, gtin, lot, quantity } = stock
        const setAside = kind === 'customer_return'
        await tx.stock.enter({ ...entered, storeId: notice.storeId, kind, gtin, lot, quantity, setAside })
      }
      return ok({ action: 'notice.stock_entered', data: { ...stock, ...(phoneAt ? { phoneAt } : {}) } })
    })
