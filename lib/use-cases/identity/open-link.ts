import type { LinkActor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { withLine } from './refused-secret.ts'

type Needs = Pick<Ports, 'credentialLookup' | 'digest' | 'log'>

/** Who holds this link. Looking changes nothing: mail scanners open links. */
export const openLink =
  (ports: Needs) =>
  async (secret: string): Promise<Result<LinkActor>> => {
    const { credentialLookup, digest } = ports
    const target = await credentialLookup.linkByHash(digest(secret))
    return target
      ? ok({ kind: 'link', ...target })
      : withLine(ports, leadsNowhere, { type: 'message_link', reason: 'unknown' })
  }

const leadsNowhere = rejected('LINK_NOT_VALID', 'This link isn’t valid. Open the newest message, or sign in.')
