import type { Log, LogFields } from '#lib/ports/log.ts'

export type Line = { level: keyof Log; event: string; fields: LogFields | undefined }

/** Keeps what is logged, so that a test can ask for it and an error that nobody expected fails it. */
export type RecordingLog = Log & {
  lines: Line[]
  /** The errors of this name, which the test expected: they are not held against it. */
  takeErrors(event: string): Line[]
}

export const recordingLog = (): RecordingLog => {
  const lines: Line[] = []
  const at = (level: keyof Log) => (event: string, fields?: LogFields) =>
    void lines.push({ level, event, fields })
  const takeErrors = (event: string) => {
    const isMeant = (line: Line) => line.level === 'error' && line.event === event
    const taken = lines.filter(isMeant)
    lines.splice(0, lines.length, ...lines.filter((line) => !isMeant(line)))
    return taken
  }
  return { lines, takeErrors, info: at('info'), warn: at('warn'), error: at('error') }
}
