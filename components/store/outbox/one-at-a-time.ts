/** Runs the work, never twice at once; asked for while it runs, once more afterwards, however often it was asked. */
export const oneAtATime = (work: () => Promise<void>): (() => void) => {
  let asked = 0
  const run = async (): Promise<void> => {
    for (let seen = 0; seen !== asked;) {
      seen = asked
      await work().catch(() => undefined)
    }
    asked = 0
  }
  return () => {
    asked += 1
    if (asked === 1) void run()
  }
}
