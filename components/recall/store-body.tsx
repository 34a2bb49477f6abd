import { Badge } from '#components/ui/badge.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Card } from '#components/ui/card.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { absoluteText } from '#components/ui/time-texts.ts'
import type { StorePart } from '#lib/domain/notice/store-view.ts'

import { PhotoWall } from './photo-wall.tsx'
import { ScanTable } from './scan-table.tsx'
import { StockTable } from './stock-table.tsx'
import { movedText } from './stock-words.ts'
import { AnswerList, ContactList, DeliveryTable, EventList, LotTable } from './store-sections.tsx'
import { DOUBT_WORDS, REOPENED_WORDS } from './store-words.ts'

/** One store's part: what is doubtful, who it is, what happened, what was shipped, said and sent. */
export const StoreBody = ({ part }: { part: StorePart }) => (
  <>
    {part.stoodDownAt && (
      <Banner tone="neutral" title="Released: what this store received is no longer affected">
        Notified {absoluteText(new Date(part.stoodDownAt), 'en', part.timezone)}. Its response is kept but
        isn’t counted.
      </Banner>
    )}
    {part.doubts.map((doubt) => (
      <Banner key={doubt} tone="waiting" title={DOUBT_WORDS[doubt].title}>
        {DOUBT_WORDS[doubt].text}
      </Banner>
    ))}
    {part.reopenedReason && (
      <Banner
        tone={part.reopenedReason === 'sale' ? 'danger' : 'waiting'}
        title={REOPENED_WORDS[part.reopenedReason].title}
      >
        {part.reopenedBy.map((moved) => (
          <span key={`${moved.kind} ${moved.gtin} ${moved.lot ?? ''}`} className="block">
            {movedText(moved, absoluteText(new Date(moved.at), 'en', part.timezone))}
          </span>
        ))}
        {REOPENED_WORDS[part.reopenedReason].text}
      </Banner>
    )}
    {part.excusedBecause && (
      <Banner tone="neutral" title="Exempt: the recall can close without this store’s response">
        {part.excusedBecause}
      </Banner>
    )}
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <Card title="Store">
        <DescriptionList
          items={[
            { term: 'Location', detail: part.place ?? 'Unknown' },
            { term: 'District', detail: part.district ?? 'None' },
            ...(part.banner ? [{ term: 'Banner', detail: part.banner }] : []),
            {
              term: 'Owner',
              detail: (
                <span className="flex flex-wrap items-center gap-2">
                  {part.owner ?? 'District'}
                  {part.ownerUnreachable && <Badge tone="danger">Email to them bounces</Badge>}
                </span>
              ),
            },
            {
              term: 'Acknowledge by',
              detail: absoluteText(new Date(part.acknowledgeBy), 'en', part.timezone),
            },
            {
              term: 'Remove and report by',
              detail: absoluteText(new Date(part.reportBy), 'en', part.timezone),
            },
            ...(part.acknowledgedBy ? [{ term: 'Acknowledged by', detail: part.acknowledgedBy }] : []),
            {
              term: 'Contacts',
              detail: part.contacts.length > 0 ? <ContactList part={part} /> : 'None. Add one in Stores.',
            },
          ]}
        />
      </Card>
      <Card title="Timeline">
        <EventList part={part} />
      </Card>
    </div>
    <Card flush title="Lots" description="Shipped to this store, and what it reported.">
      {part.lots.length > 0 ? (
        <LotTable lots={part.lots} />
      ) : (
        <p className="p-4 text-muted">
          No shipment of recalled product is on record. The store is notified anyway.
        </p>
      )}
    </Card>
    {part.stock.length > 0 && (
      <Card
        flush
        title="Stock movements"
        description="Deliveries, returns and sales of recalled product, as reported by registers, warehouses and the store."
      >
        <StockTable part={part} />
      </Card>
    )}
    {part.scans.length > 0 && (
      <Card flush title="Scans" description="Packs the store scanned, and the verdict for each.">
        <ScanTable part={part} />
      </Card>
    )}
    {part.photos.length > 0 && (
      <Card
        title="Photos"
        description="Sent by the store as proof. Photos that were seen before are flagged with their source."
      >
        <PhotoWall part={part} />
      </Card>
    )}
    <Card title="Responses">
      {part.answers.length > 0 ? (
        <AnswerList part={part} />
      ) : (
        <p className="text-muted">
          {part.acknowledgedBy
            ? `Acknowledged by ${part.acknowledgedBy}; quantities not reported yet.`
            : 'No response yet.'}
        </p>
      )}
    </Card>
    <Card flush title="Messages sent">
      {part.deliveries.length > 0 ? (
        <DeliveryTable part={part} />
      ) : (
        <p className="p-4 text-muted">No message was planned: this store has no working contact. Call it.</p>
      )}
    </Card>
  </>
)
