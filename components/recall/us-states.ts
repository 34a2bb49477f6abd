import { geoPath } from 'd3-geo'
import { feature } from 'topojson-client'
import atlas from 'us-atlas/states-albers-10m.json' with { type: 'json' }

// On the server only: 100 KB of outlines become 20 KB of paths, once per process. No browser gets the atlas.

export const MAP_SIZE = { width: 975, height: 610 }

export type StateShape = { code: string; name: string; path: string; x: number; y: number }

type Point = [number, number]
type Arc = Point[]

/** Within this many of the map's units a bend is not seen. */
const TOLERANCE = 1.6

const distance = ([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number => {
  const length = Math.hypot(bx - ax, by - ay)
  return length === 0
    ? Math.hypot(x - ax, y - ay)
    : Math.abs((by - ay) * x - (bx - ax) * y + bx * ay - by * ax) / length
}

// Douglas and Peucker. An arc is the border of two states: simplified once, it still fits both.
const simplify = (arc: Arc): Arc => {
  const [first, last] = [arc[0], arc.at(-1)]
  if (!first || !last || arc.length < 3) return arc
  let worst = 0
  let at = 0
  for (const [i, point] of arc.entries()) {
    const off = distance(point, first, last)
    if (off > worst) [worst, at] = [off, i]
  }
  if (worst < TOLERANCE) return [first, last]
  return [...simplify(arc.slice(0, at + 1)).slice(0, -1), ...simplify(arc.slice(at))]
}

type Topology = Parameters<typeof feature>[0]
type Raw = { arcs: Arc[]; transform: { scale: Point; translate: Point } }

const decode = ({ arcs, transform: { scale, translate } }: Raw): Arc[] =>
  arcs.map((arc) => {
    let [x, y] = [0, 0]
    return arc.map(([dx, dy]): Point => {
      x += dx
      y += dy
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]]
    })
  })

const shapes = (): StateShape[] => {
  const raw = atlas as unknown as Raw & Topology
  const arcs = decode(raw).map(simplify)
  const topology = { ...raw, arcs, transform: undefined } as unknown as Topology
  const states = feature(topology, raw.objects['states'] as never) as unknown as {
    features: { id: string; properties: { name: string } }[]
  }
  const draw = geoPath().digits(0)
  return states.features.flatMap((state) => {
    const code = CODES[state.id]
    const path = draw(state as never)
    const [x, y] = draw.centroid(state as never)
    return code && path
      ? [{ code, name: state.properties.name, path, x: Math.round(x), y: Math.round(y) }]
      : []
  })
}

let kept: StateShape[] | undefined

export const usStates = (): StateShape[] => (kept ??= shapes())

// The census bureau's number of each state, and its postal code.
const CODES: Record<string, string> = Object.fromEntries(
  '01AL 02AK 04AZ 05AR 06CA 08CO 09CT 10DE 11DC 12FL 13GA 15HI 16ID 17IL 18IN 19IA 20KS 21KY 22LA 23ME 24MD 25MA 26MI 27MN 28MS 29MO 30MT 31NE 32NV 33NH 34NJ 35NM 36NY 37NC 38ND 39OH 40OK 41OR 42PA 44RI 45SC 46SD 47TN 48TX 49UT 50VT 51VA 53WA 54WV 55WI 56WY'
    .split(' ')
    .map((pair) => [pair.slice(0, 2), pair.slice(2)]),
)
