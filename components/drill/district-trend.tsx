import { counted } from '#lib/domain/format/counted.ts'

type Point = { number: string; score: number }

const WIDTH = 176
const HEIGHT = 32
const SIDE = 34

/** The scores of one district in the last drills: a line from the oldest to the newest, both with their figures. */
export const DistrictTrend = ({ district, points }: { district: string; points: readonly Point[] }) => {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last || points.length < 2) return null
  const x = (i: number) => SIDE + ((WIDTH - 2 * SIDE) * i) / (points.length - 1)
  const y = (score: number) => 7 + ((HEIGHT - 14) * (100 - score)) / 100
  const said = points.map(({ number, score }) => `${number}: ${score}`).join(', ')
  return (
    <svg
      role="img"
      aria-label={`${district}, ${counted(points.length, 'drill')}: ${said}`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      className="shrink-0 text-xs tabular-nums"
    >
      <polyline
        points={points.map(({ score }, i) => `${x(i)},${y(score)}`).join(' ')}
        fill="none"
        strokeWidth={1.5}
        strokeLinejoin="round"
        className="stroke-brand-text"
      />
      <circle cx={x(points.length - 1)} cy={y(last.score)} r={2.5} className="fill-brand-text" />
      <text x={SIDE - 6} y={y(first.score)} dy="0.35em" textAnchor="end" className="fill-muted">
        {first.score}
      </text>
      <text x={WIDTH - SIDE + 6} y={y(last.score)} dy="0.35em" className="fill-strong font-medium">
        {last.score}
      </text>
    </svg>
  )
}
