import { Banner } from '#components/ui/banner.tsx'
import { Card } from '#components/ui/card.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Stat, StatRow } from '#components/ui/stat.tsx'
import { counted } from '#lib/domain/format/counted.ts'
import type { PreviewView } from '#lib/contracts/views.ts'

import { ChannelPlanTable } from './channel-plan-table.tsx'
import { EXCLUSION_WORDS } from './targeting-words.ts'

type Props = { preview: PreviewView; base: string }

const doubtful = ({ lot_unknown, date_unknown }: PreviewView['byMatch']): string =>
  [
    ...(lot_unknown > 0 ? [`${lot_unknown} with unknown lot`] : []),
    ...(date_unknown > 0 ? [`${date_unknown} with unknown date`] : []),
  ].join(', ')

const HeardLater = ({ stores, from, to, timezone }: NonNullable<PreviewView['heardLater']>) => {
  const time = (at: string) =>
    new Intl.DateTimeFormat('en', {
      weekday: 'short',
      hour: 'numeric',
      minute: '2-digit',
      timeZone: timezone,
      timeZoneName: 'short',
    }).format(new Date(at))
  return (
    <Banner
      tone="waiting"
      title={`${counted(stores, 'store is', 'stores are')} closed now, and ${stores === 1 ? 'is' : 'are'} notified when ${stores === 1 ? 'it opens' : 'they open'}: ${from === to ? time(from) : `from ${time(from)} to ${time(to)}`}`}
    >
      Only high-priority recalls go out at any hour.
    </Banner>
  )
}

/** Who would be told if it were issued now, and why the others not. */
export const PreviewCard = ({ preview, base }: Props) => {
  const { targeted, excluded, byReason, byMatch, unreachable, channels, smsParts, lint, heardLater } = preview
  const reach = lint.filter(({ field }) => field === 'target')
  return (
    <Card
      title="If issued now"
      description="Based on the current catalog and shipments."
      actions={<LinkButton href={`${base}/targeting`}>View stores</LinkButton>}
    >
      <div className="flex flex-col gap-4">
        <StatRow>
          <Stat label="Recipients" value={targeted} note={doubtful(byMatch)} href={`${base}/targeting`} />
          <Stat
            label="Not notified"
            value={excluded}
            href={`${base}/targeting?group=${Object.keys(byReason)[0] ?? 'told'}`}
            note={Object.entries(byReason)
              .map(
                ([reason, n]) =>
                  `${n.toLocaleString('en')} ${(EXCLUSION_WORDS[reason] ?? reason).toLowerCase()}`,
              )
              .join(', ')}
          />
          <Stat label="App only" value={unreachable} href={`${base}/targeting?group=no_contact`} />
          <Stat label="Estimated time" value={preview.estimatedMinutes} unit="min" />
        </StatRow>
        <ChannelPlanTable channels={channels} smsParts={smsParts} />
        {heardLater && <HeardLater {...heardLater} />}
        {reach.map(({ code, severity, message }) => (
          <Banner key={code} tone={severity === 'error' ? 'danger' : 'waiting'} title={message} />
        ))}
      </div>
    </Card>
  )
}
