import type { LinkActor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

type Needs = Pick<Ports, 'doorstep' | 'digest'>

/** Who holds this link. Looking changes nothing: mail scanners open links. */
export const openLink =
  ({ doorstep, digest }: Needs) =>
  async (secret: string): Promise<Result<LinkActor>> => {
    const target = await doorstep.linkByHash(digest(secret))
    return target
      ? ok({ kind: 'link', ...target })
      : rejected('LINK_NOT_VALID', 'This link does not lead anywhere. Open the newest message, or sign in.')
  }
