import 'server-only'

import { getLocale, getTranslations } from 'next-intl/server'

import { printing } from '#lib/compose.ts'
import { formatGtin } from '#lib/domain/format/gtin.ts'
import { storeTime } from '#lib/domain/format/store-time.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { paperCodeOf } from '#lib/domain/notice/paper-code.ts'
import { rejected, type Result } from '#lib/domain/result.ts'
import type { Quarantine } from '#lib/ports/printing.ts'
import { noticeTask, type NoticeTask } from '#lib/queries/notice/notice-task.ts'
import { shippedHere } from '#lib/queries/notice/shipped-here.ts'

import { askedLots } from './asked-lots.ts'
import { currentActor } from './current-actor.ts'
import { observed } from './observed.ts'
import { pdfAnswer } from './pdf-answer.ts'
import { problem, rejectionProblem } from './problem.ts'
import { webProcess } from './process.ts'

type Context = { params: Promise<{ id: string }> }
type Sheet = 'label' | 'sign'

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** What a store prints for what it has put aside, in the language of whoever prints it. */
export const quarantineRoute =
  (sheet: Sheet) =>
  (request: Request, { params }: Context): Promise<Response> =>
    observed(request, `/tasks/[id]/${sheet}.pdf`, async (requestId) => {
      const actor = (await currentActor())?.actor
      if (!actor) return problem('UNAUTHENTICATED', requestId)
      const { id } = await params
      if (!UUID.test(id)) return problem('NOTICE_NOT_FOUND', requestId)
      const said = await toPrint(actor, id)
      if (!said.ok) return rejectionProblem(said.rejection, requestId)
      const printer = await printing()
      const { quarantine, size } = said.value
      const bytes =
        sheet === 'label' ? await printer.labelPdf(quarantine) : await printer.signPdf(quarantine, size)
      return pdfAnswer(bytes, `${sheet}-${quarantine.code}.pdf`, requestId)
    })

const toPrint = async (
  actor: PersonActor,
  noticeId: string,
): Promise<Result<{ quarantine: Quarantine; size: 'LETTER' | 'A4' }>> => {
  const { db, ports } = webProcess()
  const locale = await getLocale()
  const task = await noticeTask(db, actor, { noticeId, now: ports.clock.now(), language: locale })
  if (!task.ok) return task
  const shipped = await shippedHere(db, actor, { noticeId })
  if (!shipped.ok) return shipped
  // What is meant no more is not marked as if it were.
  if (task.value.stoodDownAt) return rejected('NOTICE_NOT_FOUND')
  const t = await getTranslations('label')
  const { recall, store } = task.value
  const { lots } = askedLots(task.value, shipped.value)
  const quarantine: Quarantine = {
    words: {
      doNotSell: t('doNotSell'),
      recalled: t('recalled'),
      drill: t('drill'),
      product: t('product'),
      lot: t('lot'),
      recall: t('recall'),
      store: t('store'),
      date: t('date'),
      code: t('code'),
    },
    drill: recall.kind === 'drill',
    recall: `${recall.number}  ${recall.title}`,
    hazard: recall.hazard,
    store: `${store.number} ${store.name}`,
    date: storeTime(ports.clock.now().toISOString(), locale, store.timezone),
    code: paperCodeOf(noticeId),
    address: `${ports.urls.store}/tasks/${noticeId}`,
    packs: lots.map(({ gtin, productName, lot }) => ({
      product: productName ?? formatGtin(gtin),
      gtin: formatGtin(gtin),
      lot: lot ?? t('lotUnknown'),
    })),
  }
  return { ok: true, value: { quarantine, size: paperOf(task.value) } }
}

// Letter where one prints on it, A4 elsewhere.
const paperOf = ({ store }: NoticeTask): 'LETTER' | 'A4' =>
  /^(America|US|Canada)\//.test(store.timezone) || store.timezone === 'Pacific/Honolulu' ? 'LETTER' : 'A4'
