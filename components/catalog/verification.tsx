import { RelativeTime } from '#components/ui/relative-time.tsx'
import { Status } from '#components/ui/status.tsx'

import { DISABLED_WORDS } from './catalog-words.ts'
import type { ContactRow } from './contact-row.ts'

type Props = { contact: Pick<ContactRow, 'disabledBecause' | 'verifiedAt' | 'verifiedBy'>; now: string }

/** Whether a contact can be used, and whether anybody ever tried. */
export const Verification = ({ contact: { disabledBecause, verifiedAt, verifiedBy }, now }: Props) => {
  if (disabledBecause !== null)
    return <Status tone="danger">{DISABLED_WORDS[disabledBecause] ?? disabledBecause}: not used</Status>
  if (verifiedAt === null) return <Status tone="waiting">Never verified</Status>
  return (
    <Status tone="verified" wrap>
      Verified <RelativeTime at={verifiedAt} now={now} locale="en" timeZone="UTC" plain />
      {verifiedBy && ` by ${verifiedBy}`}
    </Status>
  )
}
