/** Enough to recognize one's own contact, too little to write to it. */
export const maskAddress = (address: string): string => {
  // The address of a hook is enough to write there, so nothing behind its host is shown, not its end either.
  if (address.includes('://') && URL.canParse(address)) return `${new URL(address).origin}/…`
  // The subscription of a browser: an address with its keys.
  if (address.startsWith('{')) return '…'
  const [name = '', domain] = address.split('@')
  return domain ? `${name.slice(0, 2)}…@${domain}` : `…${address.slice(-4)}`
}
