/** The stack will not start, for a reason that a person can do something about: one sentence with the remedy. */
export class Refusal extends Error {}

const errno = (error: unknown): { code: string; path: string | undefined } => {
  const { code, path } = error as { code?: unknown; path?: unknown }
  return { code: typeof code === 'string' ? code : '', path: typeof path === 'string' ? path : undefined }
}

/** What the operating system said, in a sentence; undefined for an accident that deserves its stack trace. */
export const explain = (error: unknown, place: string): string | undefined => {
  if (error instanceof Refusal) return error.message
  const { code, path = place } = errno(error)
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk is full (${path}): free some space, or put the data elsewhere with DATA_DIR=… npm start.`
    case 'EROFS':
      return `${path} is on a read-only disk: put the data elsewhere with DATA_DIR=… npm start.`
    case 'EACCES':
    case 'EPERM':
      return `${path} belongs to another user: give it to yourself (chown), or put the data elsewhere with DATA_DIR=… npm start.`
    case 'EEXIST':
    case 'ENOTDIR':
    case 'EISDIR':
      return `${path} is not what it should be (a file where a folder is expected, or the reverse): remove it, or choose another DATA_DIR.`
    case 'ENOENT':
      // Only of the data folder itself is it known that a wrong setting is the cause.
      return path === place
        ? `${path} cannot be made there: choose another folder with DATA_DIR=… npm start.`
        : undefined
    case 'EMFILE':
    case 'ENFILE':
      return 'Too many files are open: raise the limit (ulimit -n 4096) and start again.'
    default:
      return undefined
  }
}
