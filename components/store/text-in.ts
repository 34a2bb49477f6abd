// No keyboard writes them; what is pasted may have them, and a database takes some for no text at all.
// oxlint-disable-next-line no-control-regex -- They are what is looked for.
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/** What stands in a field of a form, without the spaces around it and what cannot be seen. */
export const textIn = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.replace(UNPRINTABLE, '').trim() : ''
}
