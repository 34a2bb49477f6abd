import { Card } from '#components/ui/card.tsx'
import { CodeInline } from '#components/ui/code-inline.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import type { ReactNode } from 'react'

import { DAY_WORDS } from './catalog-words.ts'
import type { StoreFacts as Facts } from './store-form.tsx'

type Props = {
  store: Facts & { openingHours: { day: number; open: string; close: string }[] }
  /** The time there at this moment. */
  localTime: string
  editHours: ReactNode
}

const addressText = ({ line1, city, state, postalCode, country }: Facts['address']): string =>
  [line1, city, [state, postalCode].filter(Boolean).join(' '), country].filter(Boolean).join(', ')

/** What a store is and when it is open. */
export const StoreFacts = ({ store, localTime, editHours }: Props) => {
  const { banner, region, timezone, gln, address, openingHours } = store
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <Card title="Store">
        <DescriptionList
          items={[
            {
              term: 'District',
              detail: region ? (
                <TextLink href={`/stores?district=${encodeURIComponent(region)}`}>{region}</TextLink>
              ) : (
                'None'
              ),
            },
            { term: 'Banner', detail: banner ?? '–' },
            { term: 'Address', detail: addressText(address) || '–' },
            { term: 'Time zone', detail: `${timezone.replaceAll('_', ' ')}, now ${localTime}` },
            { term: 'GLN', detail: gln ? <CodeInline>{gln}</CodeInline> : '–' },
          ]}
        />
      </Card>
      <Card title="Opening hours" actions={editHours}>
        {openingHours.length === 0 ? (
          <p className="text-sm text-muted">Not set</p>
        ) : (
          <DescriptionList
            items={DAY_WORDS.map((term, i) => {
              const hours = openingHours.find(({ day }) => day === i + 1)
              return { term, detail: hours ? `${hours.open} – ${hours.close}` : 'Closed' }
            })}
          />
        )}
      </Card>
    </div>
  )
}
