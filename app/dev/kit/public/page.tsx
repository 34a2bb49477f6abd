import type { Metadata } from 'next'
import { Badge } from '#components/ui/badge.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { PublicShell } from '#components/shell/public-shell.tsx'
import { developmentOnly } from '../development-only.ts'

export const metadata: Metadata = { title: 'Kit: public' }

const KitPublic = () => {
  developmentOnly()
  return (
    <PublicShell foot="Sent by Greenfield Grocers to Maple Street Market, store 0412. Opening this page changed nothing.">
      <Badge tone="overdue" className="self-start">
        Answer by 10:00 AM CST
      </Badge>
      <h1 className="text-xl">Remove oat bars, 6 pack, from sale</h1>
      <Banner title="Undeclared milk" tone="hazard">
        People with an allergy to milk can have a severe reaction.
      </Banner>
      <p className="text-base">Lots L2403 and L2404. The lot is on the back, under the bar code.</p>
      <Button variant="primary" size="lg" block>
        Acknowledge
      </Button>
    </PublicShell>
  )
}

export default KitPublic
