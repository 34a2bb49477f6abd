/** Milliseconds, made by the functions below so that a number always says its unit. */
export type Duration = number

export const seconds = (n: number): Duration => n * 1000
export const minutes = (n: number): Duration => seconds(60 * n)
export const hours = (n: number): Duration => minutes(60 * n)
export const days = (n: number): Duration => hours(24 * n)

export const after = (at: Date, duration: Duration): Date => new Date(at.getTime() + duration)
export const before = (at: Date, duration: Duration): Date => after(at, -duration)
