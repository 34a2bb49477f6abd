const WIDTH = 18

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

/** The calm voice of the stack: one line for each step, with what came of it and how long it took. */
export const createSteps = (write: (line: string) => void) => {
  const line = (name: string, note: string) => write(`  ${name.padEnd(WIDTH)}${note}`)
  return {
    line,
    /** `work` returns what to add to the line, such as "up to date". */
    step: async <T>(name: string, work: (note: (text: string) => void) => Promise<T> | T): Promise<T> => {
      const began = performance.now()
      let added = ''
      const result = await work((text) => (added = text))
      line(name, `${seconds(performance.now() - began).padStart(7)}${added === '' ? '' : `   ${added}`}`)
      return result
    },
  }
}

export type Steps = ReturnType<typeof createSteps>
