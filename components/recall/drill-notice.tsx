'use client'

import { useSelectedLayoutSegment } from 'next/navigation'

import { DrillBar } from '#components/ui/drill-bar.tsx'

/** Above every page of a drill. The editor has its own, which follows what is chosen there. */
export const DrillNotice = () =>
  useSelectedLayoutSegment() === 'edit' ? null : (
    <DrillBar word="DRILL">Practice. No product is affected.</DrillBar>
  )
