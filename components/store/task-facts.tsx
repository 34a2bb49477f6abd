import type { ReactNode } from 'react'

import { Picture } from '#components/ui/picture.tsx'
import { WRITTEN_IN, type ReadTexts } from '#lib/domain/recall/texts.ts'

export type TaskLine = {
  key: string
  product: string
  gtin: string
  lots: string
  more: string | null
  dates: string | null
  where: string | null
  picture: { src: string; width: number; height: number; alt: string; lang?: string | undefined } | null
}

type Props = {
  recall: Omit<ReadTexts, 'title'>
  stop: string
  lines: TaskLine[]
  texts: Record<'hazard' | 'what' | 'where' | 'todo', string>
}

/** What it is, how to know it, what to do: to be understood in ten seconds at arm's length. */
export const TaskFacts = ({ recall, stop, lines, texts }: Props) => (
  <>
    <section aria-labelledby="hazard" className="flex flex-col gap-2 rounded-lg bg-hazard p-4 text-on-hazard">
      <h2 id="hazard" className="text-sm font-semibold text-on-hazard">
        {texts.hazard}
      </h2>
      <p className="text-lg font-semibold">{stop}</p>
      <p lang={recall.language} className="text-base">
        {recall.hazard}
      </p>
    </section>
    <PackList id="packs" title={texts.what} lines={lines} where={texts.where} />
    <Part id="todo" title={texts.todo}>
      <ol lang={recall.language} className="flex list-decimal flex-col gap-2 ps-6 text-base text-strong">
        {stepsOf(recall.instructions).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Part>
  </>
)

// One line, one step; a single paragraph is parted at its sentences.
const stepsOf = (instructions: string): string[] => {
  const lines = instructions
    .split('\n')
    // Steps that were written as steps bring their numbers with them; the list has its own.
    .map((line) => line.trim().replace(/^\d+[.)]\s+/, ''))
    .filter(Boolean)
  const [only] = lines
  return lines.length === 1 && only ? only.split(/(?<=[.!?])\s+(?=\p{Lu})/u) : lines
}

type PackProps = { id: string; title: string; text?: string; lines: TaskLine[]; where: string }

/** Which packs, as one finds them on the shelf. */
export const PackList = ({ id, title, text, lines, where }: PackProps) => (
  <Part id={id} title={title}>
    {text && <p className="text-base">{text}</p>}
    <ul className="flex flex-col divide-y divide-line">
      {lines.map((line) => (
        <li key={line.key} className="flex flex-col gap-1 py-3 first:pt-0 last:pb-0">
          <span className="text-base font-semibold text-strong">{line.product}</span>
          <span className="text-sm text-muted tabular-nums">{line.gtin}</span>
          <span className="text-lg font-semibold wrap-anywhere text-strong">{line.lots}</span>
          {line.more && <span className="text-base text-strong">{line.more}</span>}
          {line.dates && <span className="text-base">{line.dates}</span>}
          {line.where && (
            <span className="text-base">
              <span className="text-muted">{where}:</span> <span lang={WRITTEN_IN}>{line.where}</span>
            </span>
          )}
          {line.picture && (
            <a
              href={line.picture.src}
              className="mt-2 block overflow-hidden rounded-md border border-line bg-sunken"
            >
              <Picture {...line.picture} className="max-h-96 w-full object-contain" />
            </a>
          )}
        </li>
      ))}
    </ul>
  </Part>
)

const Part = ({ id, title, children }: { id: string; title: string; children: ReactNode }) => (
  <section aria-labelledby={id} className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4">
    <h2 id={id} className="text-sm font-semibold text-muted">
      {title}
    </h2>
    {children}
  </section>
)
