/** Enough to recognise one's own contact, too little to write to it. */
export const maskAddress = (address: string): string => {
  const [name = '', domain] = address.split('@')
  return domain ? `${name.slice(0, 2)}…@${domain}` : `…${address.slice(-4)}`
}
