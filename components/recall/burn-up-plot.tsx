import type { BurnUp, BurnUpPoint } from '#lib/domain/notice/board-view.ts'
import { counted } from '#lib/domain/format/counted.ts'

const EDGE = { top: 42, right: 128, bottom: 26, left: 40 }
// Drawn twice, so that the letters are as large on a phone as on a desk.
const SIZES = [
  { width: 640, height: 300, className: 'max-sm:hidden' },
  { width: 360, height: 240, className: 'sm:hidden print:hidden' },
]
const MINUTE = 60_000

type Curve = {
  key: 'notified' | 'acknowledged' | 'reported'
  label: string
  className: string
  dash?: string
}
const CURVES: Curve[] = [
  { key: 'notified', label: 'Notified', className: 'text-muted', dash: '2 3' },
  { key: 'acknowledged', label: 'Acknowledged', className: 'text-brand-text' },
  { key: 'reported', label: 'Reported', className: 'text-strong' },
]

const STEPS = [5, 10, 15, 30, 60, 120, 240, 360, 720, 1440, 2880, 7200, 14_400, 43_200]

/** "+30 min", "+2 h", "+3 d": time since the issue, the same in every zone. */
const sinceText = (minutes: number): string => {
  if (minutes === 0) return 'Issued'
  if (minutes < 120) return `+${Math.round(minutes)} min`
  return minutes < 2880 ? `+${Math.round(minutes / 60)} h` : `+${Math.round(minutes / 1440)} d`
}

// Labels that would stand on each other are pushed apart, in their order from above.
const spread = <T extends { y: number }>(labels: T[], bottom: number): T[] => {
  const placed: T[] = []
  for (const label of labels.toSorted((a, b) => a.y - b.y)) {
    const above = placed.at(-1)
    placed.push({ ...label, y: above ? Math.max(label.y, above.y + 15) : label.y })
  }
  // What would stand below the axis moves up, and only what is in its way with it.
  let lowest = bottom
  return placed
    .toReversed()
    .map((label) => {
      const y = Math.min(label.y, lowest)
      lowest = y - 15
      return { ...label, y }
    })
    .toReversed()
}

/** How many stores had come how far, against the deadlines. Drawn on the server; the table below says the same. */
export const BurnUpPlot = ({ plot }: { plot: BurnUp }) => (
  <figure className="flex flex-col gap-2">
    {SIZES.map((size) => (
      <Drawing key={size.width} plot={plot} {...size} />
    ))}
    <details className="text-xs text-muted" data-print="no">
      <summary>View as table</summary>
      <PointTable plot={plot} />
    </details>
  </figure>
)

type Size = (typeof SIZES)[number]

/** From times and numbers to places in the drawing. */
const scaleOf = (plot: BurnUp, { width, height }: Size) => {
  const [from, most] = [Date.parse(plot.from), Math.max(1, plot.targeted)]
  const [innerW, innerH] = [width - EDGE.left - EDGE.right, height - EDGE.top - EDGE.bottom]
  const span = Date.parse(plot.until) - from
  return {
    right: EDGE.left + innerW,
    bottom: EDGE.top + innerH,
    minutes: span / MINUTE,
    x: (at: string) => EDGE.left + ((Date.parse(at) - from) / span) * innerW,
    xOf: (minutes: number) => EDGE.left + ((minutes * MINUTE) / span) * innerW,
    y: (n: number) => EDGE.top + innerH - (n / most) * innerH,
  }
}

const Drawing = ({ plot, ...size }: { plot: BurnUp } & Size) => {
  const { right, bottom, minutes: total, x, xOf, y } = scaleOf(plot, size)
  const path = ({ key }: Curve) =>
    plot.points
      .map((point, i) => `${i === 0 ? 'M' : 'L'}${x(point.at).toFixed(1)},${y(point[key]).toFixed(1)}`)
      .join('')
  const last: BurnUpPoint = plot.points.at(-1) ?? { at: plot.from, notified: 0, acknowledged: 0, reported: 0 }
  const labels = spread(
    CURVES.map((curve) => ({ ...curve, y: y(last[curve.key]) })),
    bottom,
  )
  const inView = (at: string) => Date.parse(at) <= Date.parse(plot.until)
  return (
    <svg
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={`Of ${counted(plot.targeted, 'store')}, ${last.notified} are notified, ${last.acknowledged} have acknowledged, ${last.reported} have reported.`}
      className={`h-auto w-full text-xs ${size.className}`}
    >
      <Axes plot={plot} right={right} bottom={bottom} y={y} xOf={xOf} total={total} />
      {inView(plot.acknowledgeBy) && (
        <Deadline x={x(plot.acknowledgeBy)} y={EDGE.top - 14} bottom={bottom} label="Acknowledge by" />
      )}
      {inView(plot.reportBy) && (
        <Deadline x={x(plot.reportBy)} y={EDGE.top - 30} bottom={bottom} label="Remove by" />
      )}
      {CURVES.map((curve) => (
        <path
          key={curve.key}
          d={path(curve)}
          fill="none"
          stroke="currentColor"
          strokeWidth={2}
          strokeDasharray={curve.dash}
          strokeLinejoin="round"
          className={curve.className}
        />
      ))}
      {labels.map((label) => (
        <text
          key={label.key}
          x={Math.min(x(last.at), right) + 6}
          y={label.y + 4}
          fill="currentColor"
          className={`font-medium ${label.className}`}
          paintOrder="stroke"
          stroke="var(--surface)"
          strokeWidth={3}
        >
          {label.label} {last[label.key].toLocaleString('en')}
        </text>
      ))}
    </svg>
  )
}

type AxesProps = { plot: BurnUp; right: number; bottom: number; total: number } & Pick<
  ReturnType<typeof scaleOf>,
  'y' | 'xOf'
>

const Axes = ({ plot, right, total, bottom, y, xOf }: AxesProps) => {
  const step = STEPS.find((minutes) => total / minutes <= (right - EDGE.left) / 64) ?? 100_000
  const ticks = Array.from({ length: Math.floor(total / step) + 1 }, (_, i) => i * step)
  return (
    <>
      {[0, 0.5, 1].map((part) => (
        <g key={part} className="text-line">
          <line
            x1={EDGE.left}
            x2={right}
            y1={y(plot.targeted * part)}
            y2={y(plot.targeted * part)}
            stroke="currentColor"
          />
          <text x={EDGE.left - 6} y={y(plot.targeted * part) + 4} textAnchor="end" className="fill-muted">
            {Math.round(plot.targeted * part).toLocaleString('en')}
          </text>
        </g>
      ))}
      {ticks.map((minutes) => (
        <text
          key={minutes}
          x={xOf(minutes)}
          y={bottom + 18}
          textAnchor={minutes === 0 ? 'start' : 'middle'}
          className="fill-muted"
        >
          {sinceText(minutes)}
        </text>
      ))}
    </>
  )
}

type DeadlineProps = { x: number; y: number; bottom: number; label: string }

// Each at a height of its own: on a narrow screen one stands over the other.
const Deadline = ({ x, y, bottom, label }: DeadlineProps) => (
  <g className="text-strong">
    <line x1={x} x2={x} y1={y + 4} y2={bottom} stroke="currentColor" strokeDasharray="4 3" />
    <text x={Math.max(x, EDGE.left)} y={y} textAnchor="middle" fill="currentColor">
      {label}
    </text>
  </g>
)

const PointTable = ({ plot }: { plot: BurnUp }) => {
  const every = Math.max(1, Math.ceil(plot.points.length / 12))
  const points = plot.points.filter((_, i) => i % every === 0 || i === plot.points.length - 1)
  const minutes = (at: string) => Math.round((Date.parse(at) - Date.parse(plot.from)) / MINUTE)
  return (
    <table className="mt-2 w-full text-end">
      <thead>
        <tr>
          <th scope="col" className="text-start font-medium">
            Since issue
          </th>
          {CURVES.map(({ key, label }) => (
            <th key={key} scope="col" className="font-medium">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {points.map((point) => (
          <tr key={point.at}>
            <td className="text-start">{sinceText(minutes(point.at))}</td>
            {CURVES.map(({ key }) => (
              <td key={key}>{point[key]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
