// The text of a comment keeps a mention as @[id]: a person who is called otherwise tomorrow is shown by tomorrow's name.

export type CommentPart = { kind: 'text' | 'link' | 'mention'; text: string }

const MENTION = /@\[([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\]/
// Only these two: whatever else looks like an address stays text.
const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}'”’]/
const PARTS = new RegExp(`${MENTION.source}|(${LINK.source})`, 'g')

export const mentionOf = (personId: string): string => `@[${personId}]`

/** Who is mentioned, each once, in the order of the text. */
export const mentionsIn = (body: string): string[] => [
  ...new Set([...body.matchAll(new RegExp(MENTION, 'g'))].map(([, id]) => id ?? '')),
]

export const commentParts = (body: string, people: { id: string; name: string }[]): CommentPart[] => {
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const parts: CommentPart[] = []
  const push = (kind: CommentPart['kind'], text: string) => {
    if (text !== '') parts.push({ kind, text })
  }
  let read = 0
  for (const found of body.matchAll(PARTS)) {
    push('text', body.slice(read, found.index))
    const [whole, id] = found
    if (id === undefined) push('link', whole)
    else push('mention', names.get(id) ?? 'someone')
    read = found.index + whole.length
  }
  push('text', body.slice(read))
  return parts
}
