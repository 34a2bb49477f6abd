import type { Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

/** What was presented and not taken. */
export type SecretKind =
  | 'password'
  | 'code'
  | 'pin'
  | 'pairing_code'
  | 'password_reset'
  | 'invitation'
  | 'message_link'
  | 'api_key'

type Refused = {
  type: SecretKind
  /** `changed`: it was right, and was changed or had its sessions ended while it was judged. */
  reason:
    | 'wrong'
    | 'changed'
    | 'throttled'
    | 'unknown'
    | 'over'
    | 'used'
    | 'wrong_purpose'
    | 'person_inactive'
  tenantId?: string
  personId?: string
  keyId?: string
  /** Where it came from, as it stands in the request; its network is what is kept. */
  address?: string | undefined
}

/** One line for each secret that was refused. It names ids, and a network instead of an address: never what was typed. */
export const secretRefused = ({ log }: Pick<Ports, 'log'>, { address, ...fields }: Refused): void =>
  log.warn('secret.refused', address === undefined ? fields : { ...fields, network: networkOf(address) })

/** The same, passed through: a refusal that has its line. */
export const withLine = <R extends Result<never>>(
  ports: Pick<Ports, 'log'>,
  refusal: R,
  what: Refused,
): R => {
  secretRefused(ports, what)
  return refusal
}

/** The neighborhood of an address: enough to see where guesses come from, too little to name a household. */
const networkOf = (address: string): string => {
  const four = /^(\d+\.\d+\.\d+)\.\d+$/.exec(address)?.[1]
  if (four) return `${four}.0/24`
  const groups = address.split(':')
  return groups.length > 2 ? `${groups.slice(0, 3).join(':')}::/48` : 'unknown'
}
