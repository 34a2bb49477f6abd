import 'server-only'

import { notFound } from 'next/navigation'

import { unstorableTexts } from '#lib/contracts/unstorable-texts.ts'

/** A key from an address, as its owner wrote it. What cannot be one names nothing. */
export const pageKey = (text: string, shape: RegExp): string => {
  const key = URL.canParse(`http://x/${text}`) ? decoded(text) : ''
  return shape.test(key) && unstorableTexts(key).length === 0 ? key : notFound()
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

export const STORE_NUMBER_SHAPE = /^.{1,32}$/su
export const GTIN_SHAPE = /^\d{14}$/
