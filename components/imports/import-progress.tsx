'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

import { ProgressBar } from '#components/ui/progress-bar.tsx'

const EVERY_MS = 700

type Props = { label: string; done: number; of: number; unit: 'rows' | 'bytes'; note: string }

const MB = 1024 * 1024

const amount = (value: number, unit: Props['unit']): string =>
  unit === 'rows' ? value.toLocaleString('en') : (value / MB).toFixed(1)

/** How far a worker is. Reads the page again until it says something else. */
export const ImportProgress = ({ label, done, of, unit, note }: Props) => {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), EVERY_MS)
    return () => clearInterval(timer)
  }, [router])
  return (
    <div role="status" className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-4">
      <ProgressBar
        label={label}
        value={Math.min(done, of)}
        max={of}
        valueText={`${amount(Math.min(done, of), unit)} of ${amount(of, unit)} ${unit === 'rows' ? 'rows' : 'MB'}`}
      />
      <p className="text-xs text-muted">{note}</p>
    </div>
  )
}
