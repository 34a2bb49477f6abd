type Point = { number: string; score: number }

const HEIGHT = 96
const SIDE = 4
// Twelve of them fit a phone with their figures still readable; fewer stand a little apart.
const NARROW = 30
const WIDE = 44
const FOOT = 18

/** The scores of the last drills, oldest first: one bar each, with its figure on it. */
export const ScoreTrend = ({ points }: { points: Point[] }) => {
  const step = points.length > 6 ? NARROW : WIDE
  const width = 2 * SIDE + step * points.length
  const top = (score: number) => 14 + ((HEIGHT - FOOT - 14) * (100 - score)) / 100
  const text = points.map(({ number, score }) => `${number}: ${score}`).join(', ')
  return (
    <svg
      role="img"
      aria-label={`Scores of recent drills: ${text}`}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      width={width}
      className="h-auto max-w-full text-xs tabular-nums"
    >
      <line x1={SIDE} x2={width - SIDE} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} className="stroke-line" />
      {points.map(({ number, score }, i) => {
        const middle = SIDE + step * (i + 0.5)
        const bar = step * 0.6
        return (
          <g key={number}>
            <rect
              x={middle - bar / 2}
              width={bar}
              y={top(score)}
              height={Math.max(1, HEIGHT - FOOT - top(score))}
              rx={2}
              className="fill-brand"
            />
            <text x={middle} y={top(score) - 4} textAnchor="middle" className="fill-strong font-medium">
              {score}
            </text>
            <text x={middle} y={HEIGHT - 5} textAnchor="middle" className="fill-muted">
              {number.split('-').at(-1)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
