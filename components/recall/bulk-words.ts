import { counted } from '#lib/domain/format/counted.ts'
export type BulkVerb = 'remind' | 'escalate' | 'reassign'

const stores = (n: number): string => counted(n, 'store')

const answeredToo = (count: number, waiting: number): string =>
  count > waiting
    ? ` The other ${stores(count - waiting)} you selected ${count - waiting === 1 ? 'has' : 'have'} reported and won’t be notified.`
    : ''

export const BULK_WORDS: Record<
  BulkVerb,
  {
    label: string
    title: (n: number) => string
    says: (count: number, waiting: number) => string
    button: (n: number) => string
  }
> = {
  remind: {
    label: 'Remind',
    title: (n) => `Remind ${stores(n)}?`,
    says: (count, waiting) =>
      `${stores(waiting)} ${waiting === 1 ? 'has' : 'have'} not acknowledged or not reported. The on-duty and after-hours contacts of ${waiting === 1 ? 'it' : 'each'} get one message now.${answeredToo(count, waiting)} A message can’t be recalled.`,
    button: (n) => `Remind ${stores(n)}`,
  },
  escalate: {
    label: 'Escalate',
    title: (n) => `Escalate ${stores(n)}?`,
    says: (count, waiting) =>
      `${stores(waiting)} ${waiting === 1 ? 'has' : 'have'} not acknowledged or not reported. Their escalation contacts are notified now. Each district manager gets one message listing their stores and becomes their owner; stores whose district has no manager keep theirs.${answeredToo(count, waiting)} A message can’t be recalled.`,
    button: (n) => `Escalate ${stores(n)}`,
  },
  reassign: {
    label: 'Reassign',
    title: (n) => `Reassign ${stores(n)}?`,
    says: () => 'Nothing is sent. The owner is shown next to each store until someone changes it.',
    button: (n) => `Reassign ${stores(n)}`,
  },
}

type Done = { told?: number; answered?: number; nobody?: number }

/** What was done, from what the server says and not from what was asked. */
export const bulkDone = (verb: BulkVerb, value: unknown): string => {
  if (verb === 'reassign') return `${stores(Number(value))} reassigned`
  const { told = 0, answered = 0, nobody = 0 } = value as Done
  const word = verb === 'remind' ? 'reminded' : 'escalated'
  const others = answered > 0 ? `; ${stores(answered)} had already reported` : ''
  const silent =
    nobody > 0 ? `; ${stores(nobody)} had no reachable contact: call ${nobody === 1 ? 'it' : 'them'}` : ''
  if (told === 0 && nobody === 0) return `No store was ${word}: all have reported`
  return `${told === 0 ? 'No store' : stores(told)} ${told === 0 ? 'was ' : ''}${word}${others}${silent}`
}
