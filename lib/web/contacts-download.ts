import 'server-only'

import { faultIn } from '#lib/contracts/contact-fault.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { isStorable } from '#lib/domain/storable-text.ts'
import { contactHealth } from '#lib/queries/catalog/contact-health.ts'

import { csvAnswer } from './csv-answer.ts'
import { currentActor } from './current-actor.ts'
import { observed } from './observed.ts'
import { problem } from './problem.ts'
import { webProcess } from './process.ts'

const HEADER = [
  'Store',
  'Name',
  'District',
  'Reachable',
  'Channel',
  'Kind',
  'Address',
  'Verified',
  'Disabled reason',
  'Disabled since',
  'Messages without delivery report',
  'Last test',
  'Last test result',
]
const AT_ONCE = 1000

/** The contacts that the page shows, all of them, as a file. */
export const contactsDownload = (request: Request): Promise<Response> =>
  observed(request, '/stores/contacts.csv', async (requestId) => {
    const signed = await currentActor()
    if (!signed) return problem('UNAUTHENTICATED', requestId)
    const address = new URL(request.url).searchParams
    const fault = faultIn(address.get('fault'))
    const text = (address.get('search') ?? '').slice(0, 200)
    const search = isStorable(text) ? text : ''
    return csvAnswer('contacts.csv', HEADER, lines(signed.actor, { fault, search }))
  })

type Asked = { fault: ReturnType<typeof faultIn>; search: string }

async function* lines(actor: PersonActor, asked: Asked) {
  const { db, ports } = webProcess()
  const now = ports.clock.now()
  for (let cursor: string | undefined; ;) {
    const page = await contactHealth(db, actor, { ...asked, now, limit: AT_ONCE, cursor })
    if (!page.ok) return
    for (const { store, contact, test } of page.value.data)
      yield [
        store.number,
        store.name,
        store.district,
        store.reachable ? 'yes' : 'no',
        contact?.channel ?? '',
        contact?.kind ?? '',
        contact?.address ?? '',
        contact?.verifiedAt ?? '',
        contact?.disabledBecause ?? '',
        contact?.disabledAt ?? '',
        contact?.unheard ?? '',
        test?.at ?? '',
        test ? [test.state, test.error].filter(Boolean).join(': ') : '',
      ]
    if (page.value.nextCursor === null) return
    cursor = page.value.nextCursor
  }
}
