'use client'

import { useState, type RefObject } from 'react'

import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { isSameProduct } from '#lib/domain/scan/judge-scan.ts'
import { readPack, type Typed } from '#lib/domain/scan/read-pack.ts'
import type { ScannedRecall } from '#lib/domain/scan/scanned-recall.ts'

import type { ScanTexts } from './scan-texts.ts'
import { Where } from './where.tsx'

export type TypedCode = { number: string; lot: string; date: string }
export const NOTHING_TYPED: TypedCode = { number: '', lot: '', date: '' }

type Props = {
  value: TypedCode
  setValue: (value: TypedCode) => void
  judge: (code: string, typed: Typed) => void
  recalls: readonly ScannedRecall[]
  lotField: RefObject<HTMLInputElement | null>
  /** Whether somebody is at it: nobody else changes it then. */
  form: RefObject<HTMLFormElement | null>
  texts: ScanTexts
}

/** For a code that no camera reads, and for a lot that no code holds. The check digit is judged while one types. */
export const TypedCodeForm = ({ value, setValue, judge, recalls, lotField, form, texts }: Props) => {
  const { number, lot, date } = value
  const [thisYear] = useState(() => new Date().getFullYear())
  const read = readPack(number, thisYear)
  const mistyped = 'fault' in read && read.fault === 'check_digit' && number.trim().length >= 12
  const line =
    'pack' in read
      ? recalls.flatMap(({ scope }) => scope).find(({ gtin }) => isSameProduct(gtin, read.pack.gtin))
      : undefined
  const dated = recalls.some(({ scope }) => scope.some((one) => one.expiresFrom || one.expiresTo))
  const good = 'pack' in read ? `${texts.numberGood} ${line?.productName ?? ''}`.trim() : texts.numberHint
  const change = (part: Partial<TypedCode>) => setValue({ ...value, ...part })
  return (
    <form
      ref={form}
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        judge(number, { lot: lot.trim() || null, expiresOn: date || null })
      }}
    >
      <TextField
        name="number"
        label={texts.number}
        hint={mistyped ? undefined : good}
        error={mistyped ? texts.check_digit : undefined}
        inputMode="numeric"
        autoComplete="off"
        maxLength={200}
        value={number}
        onChange={(event) => change({ number: event.target.value })}
      />
      <TextField
        ref={lotField}
        name="lot"
        label={texts.lot}
        hint={line?.hint ? <Where hint={line.hint} texts={texts} /> : texts.lotHint}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={60}
        value={lot}
        onChange={(event) => change({ lot: event.target.value })}
      />
      {dated && (
        <TextField
          name="date"
          type="date"
          label={texts.date}
          hint={texts.dateHint}
          value={date}
          onChange={(event) => change({ date: event.target.value })}
        />
      )}
      <Button type="submit" variant="primary" size="lg" block>
        {texts.judge}
      </Button>
    </form>
  )
}
