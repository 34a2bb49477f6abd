// No keyboard writes them; what is pasted may have them, and a database takes some for no text at all.
const UNPRINTABLE = /(?![\t\n\r])\p{Cc}/gu

/** The text in a field of a form, without the spaces around it and what cannot be seen. */
export const textIn = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.replace(UNPRINTABLE, '').trim() : ''
}
