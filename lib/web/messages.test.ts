import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { LANGUAGES } from '#lib/domain/identity/language.ts'

type Texts = { [key: string]: string | Texts }

const textOf = (language: string) =>
  readFileSync(join(import.meta.dirname, 'messages', `${language}.json`), 'utf8')

const flat = (texts: Texts, before = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[before + key, value] as [string, string]] : flat(value, `${before}${key}.`),
  )

const wordings = (language: string) => new Map(flat(JSON.parse(textOf(language)) as Texts))

/** What a text leaves open: names of values, in whatever order. Within one stand the forms of a plural, in which others may stand. */
const gaps = (text: string): string[] => {
  const names = new Set<string>()
  let depth = 0
  for (const [, brace, name] of text.matchAll(/([{}])\s*(\w*)/g)) {
    if (brace === '{' && depth % 2 === 0) names.add(name ?? '')
    depth += brace === '{' ? 1 : -1
  }
  return [...names].toSorted()
}

// French says “Urgent” and “Lot” as English does; a sentence it never does.
const isSentence = (text: string): boolean => text.split(/\s+/).length >= 3

const english = wordings('en')

test.each(LANGUAGES)(
  'every text in %s stands there once: a second one would silently take its place',
  (language) => {
    // Written one to a line by the formatter; a key of another group is further in or out, or after its brace.
    const seen = new Set<string>()
    const path: string[] = []
    const twice: string[] = []
    for (const line of textOf(language).split('\n')) {
      const key = /^\s*"([^"]+)":/.exec(line)?.[1]
      if (key !== undefined) {
        const whole = [...path, key].join('.')
        if (seen.has(whole)) twice.push(whole)
        seen.add(whole)
        if (line.trimEnd().endsWith('{')) path.push(key)
      } else if (/^\s*\}/.test(line)) path.pop()
    }
    expect(twice).toEqual([])
  },
)

test.each(LANGUAGES)(
  '%s has the texts that English has, no others, and leaves the same open in each',
  (language) => {
    const own = wordings(language)
    expect([...own.keys()].toSorted()).toEqual([...english.keys()].toSorted())
    const differ = [...own].filter(([key, text]) => gaps(text).join() !== gaps(english.get(key) ?? '').join())
    expect(differ.map(([key]) => key)).toEqual([])
  },
)

test.each(LANGUAGES.filter((language) => language !== 'en'))(
  'no sentence in %s was left in English',
  (language) => {
    const same = [...wordings(language)].filter(
      ([key, text]) => text === english.get(key) && isSentence(text),
    )
    expect(same).toEqual([])
  },
)
