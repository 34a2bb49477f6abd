/** A path on this very surface, or null: never another site, which a crafted link might name. */
export const safePath = (text: string | undefined): string | null => {
  if (!text?.startsWith('/')) return null
  const base = 'http://here.invalid'
  const url = URL.parse(text, base)
  return url?.origin === base && !url.pathname.startsWith('/sign-in') ? url.pathname + url.search : null
}
