export type Latest<T> = {
  /** Leaves a value for the other side and waits for nothing; one that nobody has taken yet is replaced. */
  tell: (value: T) => void
  end: () => void
  ended: () => boolean
  /** Each value that is still the latest when the other side comes for it, until the end. One reader. */
  values: () => AsyncGenerator<T>
}

/** Carries the latest of something to work that runs beside. */
export const latest = <T>(): Latest<T> => {
  let waiting: { value: T } | null = null
  let over = false
  let wake = (): void => undefined
  async function* values(): AsyncGenerator<T> {
    for (;;) {
      if (over) return
      if (waiting) {
        const { value } = waiting
        waiting = null
        yield value
      } else await new Promise<void>((resolve) => (wake = resolve))
    }
  }
  return {
    tell: (value) => {
      waiting = { value }
      wake()
    },
    end: () => {
      over = true
      wake()
    },
    ended: () => over,
    values,
  }
}
