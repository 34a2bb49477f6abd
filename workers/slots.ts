export type Slots = {
  /** Waits until there is room, and says for how many. */
  some(): Promise<number>
  take(): void
  give(): void
  /** Waits until every place is free again. */
  all(): Promise<void>
}

/** Room for a bounded number of things at once. */
export const slots = (count: number): Slots => {
  let free = count
  let waiting: { wanted: number; resolve: () => void }[] = []
  const until = (wanted: number): Promise<void> =>
    free >= wanted ? Promise.resolve() : new Promise((resolve) => waiting.push({ wanted, resolve }))
  return {
    some: async () => {
      await until(1)
      return free
    },
    take: () => {
      free -= 1
    },
    give: () => {
      free += 1
      const ready = waiting.filter(({ wanted }) => free >= wanted)
      waiting = waiting.filter(({ wanted }) => free < wanted)
      for (const { resolve } of ready) resolve()
    },
    all: () => until(count),
  }
}
