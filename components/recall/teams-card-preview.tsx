import type { CardBlock, TeamsCard } from '#lib/domain/delivery/teams-card.ts'

const unescape = (text: string): string => text.replaceAll(/\\([\\`*_[\]()#>~|])/g, '$1')

const Block = ({ block }: { block: CardBlock }) => {
  if (block.type === 'FactSet')
    return (
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        {block.facts.map(({ title, value }) => (
          <div key={title} className="contents">
            <dt className="font-semibold text-strong">{unescape(title)}</dt>
            <dd className="min-w-0 break-words">{unescape(value)}</dd>
          </div>
        ))}
      </dl>
    )
  const weight = block.weight ? 'font-semibold text-strong' : ''
  return (
    <p className={`${block.size === 'Large' ? 'text-base' : 'text-sm'} ${weight} whitespace-pre-line`}>
      {unescape(block.text)}
    </p>
  )
}

/** The card about as Teams draws it, and how much of its limit it takes. */
export const TeamsCardPreview = ({ card }: { card: TeamsCard }) => {
  const kilobytes = (new TextEncoder().encode(JSON.stringify(card)).length / 1024).toFixed(1)
  return (
    <div className="flex flex-col gap-2">
      <div
        lang={card.lang}
        className="flex max-w-lg flex-col gap-2 rounded-md border border-firm bg-surface p-4"
      >
        {card.body.map((block, i) => (
          // The card is rendered anew as a whole.
          <Block key={i} block={block} />
        ))}
        {card.actions.map(({ title }) => (
          <span
            key={title}
            className="self-start rounded-md border border-firm px-3 py-1.5 text-sm font-medium text-strong"
          >
            {title}
          </span>
        ))}
      </div>
      <p className="text-xs text-muted">{kilobytes} KB of Teams’ 28 KB limit</p>
    </div>
  )
}
