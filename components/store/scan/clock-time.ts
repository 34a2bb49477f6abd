/** The hour on this phone, in the language of the page. */
export const clockTime = (at: number | string): string =>
  new Intl.DateTimeFormat(document.documentElement.lang || undefined, {
    hour: 'numeric',
    minute: '2-digit',
  }).format(new Date(at))
