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
      <Banner tone="neutral" title="Stood down: nothing that this store received is meant any more">
        It was told {absoluteText(new Date(part.stoodDownAt), 'en', part.timezone)}. What it answered is kept;
        it counts in no figure.
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
      <Banner tone="neutral" title="Excused: the recall may close without its answer">
        {part.excusedBecause}
      </Banner>
    )}
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <Card title="The store">
        <DescriptionList
          items={[
            { term: 'Place', detail: part.place ?? 'Not known' },
            { term: 'District', detail: part.district ?? 'None' },
            ...(part.banner ? [{ term: 'Banner', detail: part.banner }] : []),
            { term: 'Followed up by', detail: part.owner ?? 'Its district' },
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
              detail: part.contacts.length > 0 ? <ContactList part={part} /> : 'None: add one in Stores',
            },
          ]}
        />
      </Card>
      <Card title="What happened here">
        <EventList part={part} />
      </Card>
    </div>
    <Card flush title="Lots" description="Shipped to this store, and accounted for.">
      {part.lots.length > 0 ? (
        <LotTable lots={part.lots} />
      ) : (
        <p className="p-4 text-muted">
          No shipment of what is recalled is known. The store is told all the same.
        </p>
      )}
    </Card>
    {part.stock.length > 0 && (
      <Card
        flush
        title="Stock that moved"
        description="Deliveries, returns and sales of what is recalled, as tills, warehouses and the store tell of them."
      >
        <StockTable part={part} />
      </Card>
    )}
    {part.scans.length > 0 && (
      <Card
        flush
        title="Scans"
        description="Packs that the store held before its cameras, and what each was judged to be."
      >
        <ScanTable part={part} />
      </Card>
    )}
    {part.photos.length > 0 && (
      <Card
        title="Photos"
        description="What the store sent as proof. A photo that was seen before is flagged, with where it came from."
      >
        <PhotoWall part={part} />
      </Card>
    )}
    <Card title="Answers">
      {part.answers.length > 0 ? (
        <AnswerList part={part} />
      ) : (
        <p className="text-muted">
          {part.acknowledgedBy
            ? `Acknowledged by ${part.acknowledgedBy}; quantities are not reported yet.`
            : 'The store has not answered yet.'}
        </p>
      )}
    </Card>
    <Card flush title="Messages sent">
      {part.deliveries.length > 0 ? (
        <DeliveryTable part={part} />
      ) : (
        <p className="p-4 text-muted">No message was planned: the store has no working contact. Call it.</p>
      )}
    </Card>
  </>
)
