/** A path on this very surface, or null: never another site, which a crafted link might name. */
export const safePath = (text: string | undefined): string | null => {
  if (!text?.startsWith('/')) return null
  const base = 'http://here.invalid'
  const url = URL.parse(text, base)
  if (url?.origin !== base || url.pathname.startsWith('/sign-in')) return null
  // Once more as a browser reads what comes out: `/.//host` was a path, and becomes `//host`, which is another site.
  const path = url.pathname + url.search
  return URL.parse(path, base)?.origin === base && !path.startsWith('//') ? path : null
}
