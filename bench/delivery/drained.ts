/** How long it took to work off so many messages, each recorded before and after, and what it cost. */
export type Drained = { messages: number; ms: number; cpuMs: { worker: number; store: number } }

export const perSecond = ({ messages, ms }: Drained): number => messages / (ms / 1000)
