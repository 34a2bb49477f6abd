import { describe, expect, test } from 'vitest'

import type { Gtin } from '../catalog/gtin.ts'
import { AWAY, sight, type Sight, type Sightings } from './sightings.ts'

const GTIN = '00614141000012' as Gtin

describe('the picture', () => {
  const ean: Sight = { code: GTIN, gtin: GTIN, hasLot: false }
  const matrix: Sight = { code: `]d201${GTIN}10A`, gtin: GTIN, hasLot: true }
  const watch = (frames: [number, Sight[]][]): string[] => {
    let sightings: Sightings = new Map()
    return frames.flatMap(([at, frame]) => {
      const seen = sight(sightings, frame, at)
      sightings = seen.sightings
      return seen.fresh.map(({ code }) => `${at} ${code}`)
    })
  }

  test('a pack that is held still counts once, however many frames miss it', () => {
    expect(watch([0, 200, 1500, 2900, 4300].map((at) => [at, [ean]]))).toEqual([`0 ${GTIN}`])
  })

  test('a pack that was away counts again', () => {
    expect(
      watch([
        [0, [ean]],
        [100, []],
        [AWAY, [ean]],
      ]),
    ).toEqual([`0 ${GTIN}`, `${AWAY} ${GTIN}`])
  })

  test('of two codes on one pack the one with the lot speaks', () => {
    const frames: [number, Sight[]][] = [
      [0, [ean, matrix]],
      [200, [ean]],
      [400, [ean, matrix]],
    ]
    expect(watch(frames)).toEqual([`0 ${matrix.code}`])
  })
})
