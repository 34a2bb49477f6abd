import type { Metadata } from 'next'

import { contentOf } from '#components/recall/editor/content-of.ts'
import { LANGUAGE_NAMES } from '#lib/domain/format/language-names.ts'
import { MessagePreview } from '#components/recall/message-preview.tsx'
import { CHANNELS, PURPOSES } from '#components/recall/message-words.ts'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { Card } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { TabLinks } from '#components/ui/tab-links.tsx'
import { namedProducts } from '#lib/queries/catalog/named-products.ts'
import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageId } from '#lib/web/page-id.ts'
import { pageQuery } from '#lib/web/page-query.ts'
import { read } from '#lib/web/read.ts'

export const metadata: Metadata = { title: 'Messages' }

type Chosen = { language?: string; channel?: string; message?: string }
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Chosen> }

const oneOf = <Key extends string>(
  words: Record<Key, string>,
  given: string | undefined,
  otherwise: Key,
): Key => (given !== undefined && Object.hasOwn(words, given) ? (given as Key) : otherwise)

const MessagesPage = async ({ params, searchParams }: Props) => {
  const id = pageId((await params).id)
  const { actor } = await signedIn(`/recalls/${id}/messages`)
  const recall = await read(recallDetail, actor, { id })
  const productNames = await read(namedProducts, actor, { gtins: recall.scope.map(({ gtin }) => gtin) })
  const query = await pageQuery(searchParams)
  const language = oneOf(LANGUAGE_NAMES, query.language, 'en')
  const channel = oneOf(CHANNELS, query.channel, 'email')
  const purpose = oneOf(PURPOSES, query.message, 'notice')
  const chosen = { language, channel, message: purpose }
  const tabs = (name: keyof Chosen, words: Record<string, string>) =>
    Object.entries(words).map(([value, label]) => ({
      href: `/recalls/${id}/messages?${new URLSearchParams({ ...chosen, [name]: value }).toString()}`,
      label,
      current: chosen[name] === value,
    }))
  const trail = [
    { label: 'Recalls', href: '/recalls' },
    { label: recall.number, href: `/recalls/${id}` },
    { label: 'Messages' },
  ]
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        above={<Breadcrumbs label="Breadcrumb" items={trail} />}
        title={`Messages of ${recall.number}`}
        description="Exactly as sent, for a sample store."
      />
      <div className="flex flex-col gap-1">
        <TabLinks label="Language" tabs={tabs('language', LANGUAGE_NAMES)} />
        <TabLinks label="Channel" tabs={tabs('channel', CHANNELS)} />
        <TabLinks label="Message" tabs={tabs('message', PURPOSES)} />
      </div>
      <Card title={`${CHANNELS[channel]}, ${LANGUAGE_NAMES[language]}: ${PURPOSES[purpose].toLowerCase()}`}>
        <MessagePreview
          {...{ language, channel, purpose, productNames }}
          content={contentOf(recall)}
          number={recall.number}
          version={recall.version}
        />
      </Card>
    </div>
  )
}

export default MessagesPage
