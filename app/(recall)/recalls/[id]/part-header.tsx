import type { ReactNode } from 'react'

import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'

type Props = {
  recall: { id: string; number: string }
  /** What this page is called in the trail. */
  here: string
  title: ReactNode
  description?: ReactNode
  actions?: ReactNode
}

/** The head of a page that shows one part of a recall, with the way back to it. */
export const PartHeader = ({ recall, here, ...header }: Props) => (
  <PageHeader
    above={
      <Breadcrumbs
        label="Breadcrumb"
        items={[
          { label: 'Recalls', href: '/recalls' },
          { label: recall.number, href: `/recalls/${recall.id}` },
          { label: here },
        ]}
      />
    }
    {...header}
  />
)
