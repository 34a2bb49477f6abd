/** Joins class names; what is false or missing drops out. Later classes do not override earlier ones. */
export const classNames = (...names: (string | false | null | undefined)[]) => names.filter(Boolean).join(' ')
