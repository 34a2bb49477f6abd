'use client'

import { useState } from 'react'

import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'

import { rememberCase } from './packs-in-case.ts'
import type { ScanTexts } from './scan-texts.ts'

type Props = { gtin: string; count: (packs: number) => void; texts: ScanTexts }

const MOST = 10_000

/** A case is recalled, and the report counts packs: asked once for each kind of case. */
export const CaseForm = ({ gtin, count, texts }: Props) => {
  const [typed, setTyped] = useState('')
  const packs = /^\d{1,5}$/.test(typed.trim()) ? Number(typed) : 0
  return (
    <form
      noValidate
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (packs < 1 || packs > MOST) return
        rememberCase(gtin, packs)
        count(packs)
      }}
    >
      <TextField
        name="packs"
        label={texts.packsInCase}
        inputMode="numeric"
        autoComplete="off"
        maxLength={5}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" variant="primary">
        {texts.countCase}
      </Button>
    </form>
  )
}
