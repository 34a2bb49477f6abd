import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs'

/** Whoever reads the file finds the old content or the new, never half of it, whatever dies in between. */
export const writeWhole = (path: string, content: string, mode = 0o644): void => {
  const draft = `${path}.${process.pid}.draft`
  const fd = openSync(draft, 'w', mode)
  try {
    writeFileSync(fd, content)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  renameSync(draft, path)
}
