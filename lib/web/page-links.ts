/** Links of a list that goes on by cursor, keeping what was filtered. */
export const pageLinks = (
  path: string,
  filter: Record<string, string | undefined>,
  cursor: string | undefined,
  nextCursor: string | null,
) => {
  const kept = Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : []))
  const href = (extra: string[][]) => {
    const query = new URLSearchParams([...kept, ...extra]).toString()
    return query ? `${path}?${query}` : path
  }
  return {
    ...(cursor ? { previous: { label: 'First page', href: href([]) } } : {}),
    ...(nextCursor ? { next: { label: 'Next', href: href([['cursor', nextCursor]]) } } : {}),
  }
}
