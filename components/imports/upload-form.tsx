'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'

import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { controlClasses } from '#components/ui/control-classes.ts'
import { Field } from '#components/ui/field.tsx'
import { upload as uploadGlyph } from '#components/ui/glyphs.ts'
import { ProgressBar } from '#components/ui/progress-bar.tsx'
import { RadioGroup } from '#components/ui/radio-group.tsx'

import { sendFile, type UploadAnswer } from './send-file.ts'

const MOST_MB = 100
const KINDS = [
  { value: 'stores', label: 'Stores', hint: 'Numbers, districts, time zones, contacts' },
  { value: 'products', label: 'Products', hint: 'GTINs, names, brands' },
  { value: 'shipments', label: 'Shipments', hint: 'Which lots went to which stores, and when' },
]

/** One file on its way, with its progress; it can be called off, and then it was never there. */
export const UploadForm = ({ kind: first = 'stores' }: { kind?: string }) => {
  const router = useRouter()
  const [kind, setKind] = useState(first)
  const [file, setFile] = useState<File | null>(null)
  const [sent, setSent] = useState<number | null>(null)
  const [answer, setAnswer] = useState<UploadAnswer | null>(null)
  const stop = useRef(new AbortController())

  const send = async (chosen: File) => {
    if (chosen.size > MOST_MB * 1024 * 1024) {
      setAnswer({
        title: 'The file is too large',
        detail: `Files can be up to ${MOST_MB} MB. Split it into several files.`,
      })
      return
    }
    stop.current = new AbortController()
    setAnswer(null)
    setSent(0)
    const got = await sendFile(chosen, kind, setSent, stop.current.signal)
    if (got && 'importId' in got) return router.push(`/imports/${got.importId}`)
    setSent(null)
    setAnswer(got)
  }

  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (file && sent === null) void send(file)
        if (!file)
          setAnswer({
            title: 'Choose a file first',
            detail: 'A CSV file exported from a spreadsheet or another system.',
          })
      }}
    >
      {answer && 'title' in answer && (
        <Banner tone="danger" live="assertive" title={answer.title}>
          <p>{answer.detail}</p>
        </Banner>
      )}
      <RadioGroup
        legend="Data type"
        name="kind"
        look="cards"
        columns={3}
        options={KINDS}
        value={kind}
        onValueChange={setKind}
      />
      <Field
        label="CSV file"
        hint={`Up to ${MOST_MB} MB and 1,000,000 rows. Nothing changes until you’ve reviewed the result.`}
      >
        {(control) => (
          <input
            {...control}
            type="file"
            name="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
            className={`${controlClasses} min-h-control bg-surface! px-3 py-2 file:me-3 file:rounded-sm file:border-0 file:bg-sunken file:px-2 file:py-1 file:text-sm file:font-medium file:text-strong`}
          />
        )}
      </Field>
      {sent !== null && file && (
        <ProgressBar
          label="Uploading"
          value={sent}
          max={file.size}
          valueText={`${Math.floor((sent / Math.max(1, file.size)) * 100)} %`}
        />
      )}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" glyph={uploadGlyph} pending={sent !== null}>
          Upload
        </Button>
        {sent !== null && <Button onClick={() => stop.current.abort()}>Cancel</Button>}
      </div>
    </form>
  )
}
