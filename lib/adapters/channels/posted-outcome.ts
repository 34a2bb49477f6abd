import type { SendOutcome } from '#lib/domain/delivery/outcome.ts'

import { outcomeOfBrokenCall, outcomeOfStatus } from '../aws/aws-outcome.ts'
import { AddressRefused, type Posted } from '../http/guarded-post.ts'

/** What became of a message that was posted, told by the answer. */
export const outcomeOfPost = (
  posted: Promise<Posted>,
  numberOf: (posted: Posted) => string,
  now: () => Date,
  /** Beside 410: what its provider says when the address is no longer one. */
  gone: readonly number[] = [],
) =>
  posted.then(
    (answer): SendOutcome => {
      const { status, headers } = answer
      if (status >= 200 && status < 300) return { type: 'accepted', providerMessageId: numberOf(answer) }
      return outcomeOfStatus(
        status,
        `answered ${status}`,
        Number(headers['retry-after']),
        now(),
        gone.includes(status),
      )
    },
    (error: unknown): SendOutcome =>
      error instanceof AddressRefused
        ? { type: 'failed', reason: `address refused: ${error.message}` }
        : outcomeOfBrokenCall(error),
  )
