/** How many of what: 1 store, 2 stores, 1,200 stores. */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`
