import type { SlackBlock, SlackMessage } from '#lib/domain/delivery/slack-message.ts'

const Block = ({ block }: { block: SlackBlock }) => {
  if (block.type === 'header') return <p className="text-base font-bold text-strong">{block.text.text}</p>
  return (
    <p className="text-sm break-words whitespace-pre-line">
      {block.elements
        .flatMap(({ elements }) => elements)
        .map((element, i) => (
          // The message is rendered anew as a whole.
          <span
            key={i}
            className={`${element.style?.bold ? 'font-semibold' : ''} ${element.type === 'link' ? 'text-brand-text underline' : element.style?.bold ? 'text-strong' : ''}`}
          >
            {element.text}
          </span>
        ))}
    </p>
  )
}

/** The message about as Slack draws it. */
export const SlackPreview = ({ message, language }: { message: SlackMessage; language: string }) => (
  <div lang={language} className="flex max-w-lg flex-col gap-2 rounded-md border border-firm bg-surface p-4">
    {message.blocks.map((block, i) => (
      <Block key={i} block={block} />
    ))}
  </div>
)
