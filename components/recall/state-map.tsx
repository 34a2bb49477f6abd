import type { Share } from '#lib/domain/notice/board-view.ts'

import { MAP_SIZE, usStates } from './us-states.ts'

type Props = { shares: Share[]; elsewhere: Share[]; hrefOf: (code: string) => string }

const sayOf = (name: string, { stores, answered, overdue }: Share): string =>
  `${name}: ${answered} of ${stores} responded${overdue > 0 ? `, ${overdue} overdue` : ''}`

// Light: nobody has answered. Dark: everybody has. In five steps, which is what an eye can tell apart.
const fillOf = ({ stores, answered }: Share): string => {
  const part = Math.floor((answered / stores) * 4) * 22 + 12
  return `color-mix(in oklab, var(--brand) ${part}%, var(--surface))`
}

/** How many have answered, state by state; where stores are overdue, stripes and their number. Each leads to its stores. */
export const StateMap = ({ shares, elsewhere, hrefOf }: Props) => {
  const byCode = new Map(shares.map((share) => [share.name, share]))
  const states = usStates()
  return (
    <figure className="flex flex-col gap-2">
      <svg
        viewBox={`0 0 ${MAP_SIZE.width} ${MAP_SIZE.height}`}
        role="group"
        aria-label="Stores by state"
        className="h-auto max-h-72 w-full"
      >
        <defs>
          <pattern
            id="late"
            width="12"
            height="12"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <line x1="0" x2="0" y1="0" y2="12" stroke="var(--overdue-solid)" strokeWidth="5" />
          </pattern>
        </defs>
        {states.map(({ code, name, path }) => {
          const share = byCode.get(code)
          if (!share) return <path key={code} d={path} fill="var(--sunken)" stroke="var(--line)" />
          return (
            <a key={code} href={hrefOf(code)} aria-label={sayOf(name, share)}>
              <path
                d={path}
                stroke="var(--surface)"
                strokeWidth={1.5}
                style={{ fill: fillOf(share), printColorAdjust: 'exact' }}
              />
              {share.overdue > 0 && <path d={path} fill="url(#late)" />}
              <title>{sayOf(name, share)}</title>
            </a>
          )
        })}
        {states.map(({ code, x, y }) => {
          const overdue = byCode.get(code)?.overdue ?? 0
          return overdue > 0 ? (
            <text
              key={code}
              x={x}
              y={y + 8}
              textAnchor="middle"
              aria-hidden
              className="pointer-events-none fill-overdue font-semibold"
              fontSize={24}
              paintOrder="stroke"
              stroke="var(--surface)"
              strokeWidth={6}
            >
              {overdue}
            </text>
          ) : null
        })}
      </svg>
      <figcaption className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-muted">
        <span className="inline-flex items-center gap-1.5">
          No responses
          <span aria-hidden className="inline-flex overflow-hidden rounded-sm border border-line">
            {[0, 0.25, 0.5, 0.75, 1].map((part) => (
              <span
                key={part}
                className="h-3 w-4"
                style={{
                  background: fillOf({ name: '', stores: 1, answered: part, reported: 0, overdue: 0 }),
                  printColorAdjust: 'exact',
                }}
              />
            ))}
          </span>
          all
        </span>
        <span>Striped: overdue</span>
        {elsewhere.map((share) => (
          <span key={share.name}>{sayOf(share.name ?? 'Location unknown', share)}</span>
        ))}
      </figcaption>
    </figure>
  )
}
