import { channelLabel } from '#lib/domain/channel/channel.ts'

type Props = { accepts: { channel: string; minutes: number[] }[] }

const BAR = 5
const GAP = 1
const HEIGHT = 44

/** Messages that the providers took, minute by minute: a strip for each channel, on a scale of its own. */
export const AcceptPlot = ({ accepts }: Props) => (
  <div className="flex flex-col divide-y divide-line">
    {accepts.map(({ channel, minutes }) => (
      <Strip key={channel} word={channelLabel(channel)} minutes={minutes} />
    ))}
    <p className="flex justify-between pt-2 text-xs text-muted sm:ms-24 sm:me-32">
      <span>1 hour ago</span>
      <span>Now</span>
    </p>
  </div>
)

const Strip = ({ word, minutes }: { word: string; minutes: number[] }) => {
  const most = Math.max(1, ...minutes)
  const sum = minutes.reduce((a, b) => a + b, 0)
  const width = minutes.length * (BAR + GAP)
  const figures = `${sum.toLocaleString('en')} in the last hour, peak ${most.toLocaleString('en')} per minute`
  return (
    <div className="flex items-center gap-x-4 gap-y-1 py-2 max-sm:flex-wrap">
      <span className="w-20 shrink-0 text-sm font-medium text-strong max-sm:flex-1">{word}</span>
      <svg
        role="img"
        aria-label={`${word}: ${figures}`}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-11 min-w-0 flex-1 max-sm:order-last max-sm:basis-full"
      >
        <line x1={0} x2={width} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className="stroke-line" />
        {minutes.map((count, i) => {
          const x = i * (BAR + GAP)
          const height = count === 0 ? 0 : Math.max(2, (count / most) * (HEIGHT - 2))
          return <rect key={x} x={x} y={HEIGHT - height} width={BAR} height={height} className="fill-brand" />
        })}
      </svg>
      <span className="w-28 shrink-0 text-end text-xs text-muted tabular-nums">
        <span className="text-sm font-semibold text-strong">{sum.toLocaleString('en')}</span> in an hour
        <br />
        peak {most.toLocaleString('en')}/min
      </span>
    </div>
  )
}
