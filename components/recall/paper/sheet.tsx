import type { ReactNode } from 'react'

import type { PaperSheetView } from '#lib/domain/notice/paper-sheet.ts'
import { formatGtin } from '#lib/domain/format/gtin.ts'
import { WRITTEN_IN } from '#lib/domain/recall/texts.ts'

export type SheetTexts = Record<
  | 'title'
  | 'store'
  | 'version'
  | 'printed'
  | 'urgent'
  | 'drill'
  | 'which'
  | 'todo'
  | 'allLots'
  | 'lots'
  | 'expires'
  | 'where'
  | 'moreLots'
  | 'count'
  | 'product'
  | 'otherLot'
  | 'none'
  | 'cannot'
  | 'name'
  | 'signature'
  | 'when'
  | 'code'
  | 'codeText',
  string
> & { columns: readonly string[] }

// Room to write in for lots that nobody knew of.
const SPARE_ROWS = 2

const CELL = 'border border-control px-2 py-1.5 text-start align-top'

/** One page for a store without a device: what, which packs, what to do, and room to answer in. Black on white, in print too. */
export const Sheet = ({ view, texts }: { view: PaperSheetView; texts: SheetTexts }) => {
  const { store, recall, scope, lots, code, version } = view
  return (
    <article
      lang={view.language}
      className="flex max-w-4xl flex-col gap-4 rounded-lg border border-line bg-surface p-6 text-base text-strong print:border-0 print:p-0"
    >
      <header className="flex flex-wrap items-start justify-between gap-4">
        <div className="flex min-w-64 flex-1 flex-col gap-1">
          <p className="text-sm">
            {texts.store} {store.number} {store.name} · {recall.number}, {texts.version} {version} ·{' '}
            {texts.printed}
          </p>
          {recall.kind === 'drill' ? (
            <p className="font-semibold">{texts.drill}</p>
          ) : (
            recall.priority === 'high' && <p className="font-semibold">{texts.urgent}</p>
          )}
          <h2 lang={recall.language} className="text-xl">
            {recall.title}
          </h2>
        </div>
        <p className="flex flex-col rounded-md border border-control px-3 py-2 text-center">
          <span className="text-sm">{texts.code}</span>
          <strong className="font-mono text-2xl tracking-widest">{code}</strong>
        </p>
      </header>
      <p lang={recall.language} className="text-lg font-semibold">
        {recall.hazard}
      </p>
      <div className="grid gap-4 sm:grid-cols-2 print:grid-cols-2">
        <Part title={texts.which}>
          <ul className="flex flex-col gap-2">
            {scope.map((line, i) => (
              <li key={`${line.gtin} ${i}`}>
                <strong>{line.productName}</strong> {formatGtin(line.gtin)}
                <br />
                <Packs line={line} texts={texts} />
              </li>
            ))}
          </ul>
        </Part>
        <Part title={texts.todo}>
          <p lang={recall.language} className="whitespace-pre-line">
            {recall.instructions}
          </p>
        </Part>
      </div>
      <Part title={texts.count}>
        <div
          className="overflow-x-auto print:overflow-visible"
          role="region"
          aria-label={texts.count}
          tabIndex={0}
        >
          <table className="w-full border-collapse text-sm">
            <thead>
              <tr>
                {[texts.product, ...texts.columns].map((column) => (
                  <th key={column} scope="col" className={`${CELL} font-semibold`}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lots.map(({ gtin, lot, productName, shipped }) => (
                <Row key={`${gtin} ${lot ?? ''}`} columns={texts.columns.length - 1}>
                  {`${productName ?? gtin}${lot ? `, ${lot}` : ''}`}
                  {shipped > 0 ? shipped : ''}
                </Row>
              ))}
              {Array.from({ length: SPARE_ROWS }, (_, i) => (
                <Row key={i} columns={texts.columns.length - 1}>
                  {texts.otherLot}
                  {''}
                </Row>
              ))}
            </tbody>
          </table>
        </div>
      </Part>
      <p>☐ {texts.none}</p>
      <p className="flex gap-2">
        ☐ {texts.cannot} <span className="flex-1 border-b border-control" />
      </p>
      <dl className="grid grid-cols-3 gap-4 pt-6">
        {[texts.name, texts.signature, texts.when].map((label) => (
          <div key={label} className="border-t border-control pt-1 text-sm">
            <dt>{label}</dt>
          </div>
        ))}
      </dl>
      <p className="font-semibold">{texts.codeText}</p>
    </article>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="flex flex-col gap-1">
    <h3 className="text-sm font-semibold">{title}</h3>
    {children}
  </section>
)

type Line = PaperSheetView['scope'][number]

const Packs = ({ line, texts }: { line: Line; texts: SheetTexts }) => {
  const { lots, lotFrom, lotTo, expiresFrom, expiresTo, complete, identificationHint } = line
  const named = [...lots, ...(lotFrom || lotTo ? [`${lotFrom ?? '…'} – ${lotTo ?? '…'}`] : [])]
  const said = [
    named.length === 0 ? texts.allLots : `${texts.lots}: ${named.join(', ')}`,
    ...(complete ? [] : [texts.moreLots]),
    ...(expiresFrom || expiresTo ? [`${texts.expires}: ${expiresFrom ?? '…'} – ${expiresTo ?? '…'}`] : []),
  ]
  return (
    <>
      {said.join('. ')}
      {identificationHint && (
        <>
          . {texts.where}: <span lang={WRITTEN_IN}>{identificationHint}</span>
        </>
      )}
    </>
  )
}

/** The first two cells are printed, the others are for a pen. */
const Row = ({ columns, children }: { columns: number; children: [ReactNode, ReactNode] }) => (
  <tr>
    <th scope="row" className={`${CELL} font-normal`}>
      {children[0]}
    </th>
    <td className={CELL}>{children[1]}</td>
    {Array.from({ length: columns }, (_, i) => (
      <td key={i} className={`${CELL} h-10`}>
        {'\u00a0'}
      </td>
    ))}
  </tr>
)
