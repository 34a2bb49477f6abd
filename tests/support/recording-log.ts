import type { Log, LogFields } from '#lib/ports/log.ts'

export type Line = { level: keyof Log; event: string; fields: LogFields | undefined }

/** Keeps what is logged, so that a test can ask for it and an error that nobody expected fails it. */
export const recordingLog = (): Log & { lines: Line[] } => {
  const lines: Line[] = []
  const at = (level: keyof Log) => (event: string, fields?: LogFields) =>
    void lines.push({ level, event, fields })
  return { lines, info: at('info'), warn: at('warn'), error: at('error') }
}
