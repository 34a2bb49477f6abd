import type { Surface } from '#lib/domain/identity/actor.ts'
import { urlOf } from '#tests/e2e/support/people.ts'

import type { BuiltAction } from './server-actions.ts'

export type Called = { surface: Surface; cookie: string }
export type ActionResult = {
  status: number
  ms: number
  /** What the action gave back, or undefined where it led to another page. */
  value: unknown
  /** The page that it led to. */
  ledTo: string | null
  /** Everything that was sent back of the action itself, without the page that is drawn anew. */
  text: string
}

/** A value as React sends it: text that begins with a dollar is doubled, unless somebody means harm. */
const encoded = (value: unknown): string =>
  JSON.stringify([value], (_, inner: unknown) =>
    typeof inner === 'string' && inner.startsWith('$') ? `$${inner}` : inner,
  )

const asForm = (input: Record<string, unknown>): FormData => {
  const form = new FormData()
  form.set('0', JSON.stringify(['$K1']))
  for (const [name, value] of Object.entries(input))
    form.append(`1_${name}`, typeof value === 'string' ? value : JSON.stringify(value))
  return form
}

/** The answer of the action within a stream of React: its row 1, which may follow a long text without a line between. */
const answerIn = (text: string): string => {
  const at = text.search(/1:(\{"ok":|E\{)/)
  return at < 0 ? '' : (text.slice(at + 2).split('\n')[0] ?? '')
}

export type Shape = 'json' | 'form' | { raw: string }

/** One call of an action, as the page that it belongs to would send it. */
export const callAction = async (
  { id, page }: BuiltAction,
  { surface, cookie }: Called,
  input: unknown,
  shape: Shape = 'json',
): Promise<ActionResult> => {
  const isForm = shape === 'form' && typeof input === 'object' && input !== null && !Array.isArray(input)
  const body =
    typeof shape === 'object' ? shape.raw : isForm ? asForm(input as Record<string, unknown>) : encoded(input)
  const begun = performance.now()
  const answer = await fetch(urlOf(surface) + page, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      cookie,
      origin: urlOf(surface),
      accept: 'text/x-component',
      'next-action': id,
      ...(isForm ? {} : { 'content-type': 'text/plain;charset=UTF-8' }),
    },
    body,
  })
  const text = await answer.text()
  const ms = performance.now() - begun
  const own = answerIn(text)
  return {
    status: answer.status,
    ms,
    value: own.startsWith('{') ? JSON.parse(own) : undefined,
    ledTo: answer.headers.get('x-action-redirect'),
    text: own || text.slice(0, answer.headers.get('content-type')?.startsWith('text/plain') ? 500 : 0),
  }
}
