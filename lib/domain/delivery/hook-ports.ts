/** The ports of an address that a retailer chooses, as it stands there; empty is the one of https. */
export const HOOK_PORTS: ReadonlySet<string> = new Set(['', '443', '8443'])
