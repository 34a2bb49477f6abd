import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

type Pair = [ink: string, ground: string, least: number]

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8')
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [
    name,
    { light, dark },
  ]),
)

const grounds = ['canvas', 'surface', 'raised', 'sunken']
const tones = ['overdue', 'waiting', 'verified', 'danger', 'drill']
const over = (inks: string[], places: string[], least: number) =>
  inks.flatMap((ink) => places.map((ground): Pair => [ink, ground, least]))

const pairs: Pair[] = [
  ...over(['strong', 'body', 'muted', 'brand-text', ...tones], grounds, 4.5),
  ...tones.map((tone): Pair => [tone, `${tone}-soft`, 4.5]),
  ...over(['strong', 'body'], [...tones.map((tone) => `${tone}-soft`), 'brand-soft'], 4.5),
  ...over(['on-brand'], ['brand', 'brand-hover'], 4.5),
  ['brand-text', 'brand-soft', 4.5],
  ['on-overdue', 'overdue-solid', 4.5],
  ['on-danger', 'danger-solid', 4.5],
  ...over(['on-drill'], ['drill-stripe-a', 'drill-stripe-b'], 7),
  ['on-hazard', 'hazard', 7],
  // The verdict on a pack, read at arm's length.
  ...over(['surface'], ['verified', 'waiting'], 7),
  // Not text: what shows where a control is, and how full a bar is (WCAG 1.4.11).
  ...over(['line-control', 'focus'], ['canvas', 'surface', 'raised'], 3),
  ...over(['brand-text', 'overdue-solid', 'waiting-solid', 'verified-solid'], ['surface', 'sunken'], 3),
]

const luminance = (hex: string) => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrast = (one: string, other: string) => {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

const colour = (name: string, theme: 'light' | 'dark') => {
  const value = tokens.get(name)?.[theme]
  if (!value) throw new Error(`globals.css has no token --${name}`)
  return value
}

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test('every colour pair can be read', () => {
    const weak = pairs
      .map(([ink, ground, least]) => {
        const ratio = contrast(colour(ink, theme), colour(ground, theme))
        return { pair: `${ink} on ${ground}`, ratio: ratio.toFixed(2), short: ratio < least }
      })
      .filter(({ short }) => short)
    expect(weak).toEqual([])
  })
})
