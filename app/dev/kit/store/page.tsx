import type { Metadata } from 'next'
import { Badge } from '#components/ui/badge.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { Field } from '#components/ui/field.tsx'
import { check, inbox, list, scan } from '#components/ui/glyphs.ts'
import { Stepper } from '#components/ui/stepper.tsx'
import { UiProvider } from '#components/ui/ui-provider.tsx'
import { StoreShell } from '#components/shell/store-shell.tsx'
import { ThumbBar } from '#components/shell/thumb-bar.tsx'
import { UnsentCount } from '#components/shell/unsent-count.tsx'
import { developmentOnly } from '../development-only.ts'
import { KitUser } from '../kit-slots.tsx'

export const metadata: Metadata = { title: 'Kit: store' }

const KitStore = () => {
  developmentOnly()
  return (
    <UiProvider>
      <StoreShell
        storeName="Maple Street Market"
        storeNumber="Store 0412"
        unsent={<UnsentCount state="offline" text="3 unsent" />}
        user={<KitUser />}
        texts={{ skip: 'Skip to content', navigation: 'Main' }}
        nav={[
          { href: '/dev/kit/store', label: 'Inbox', glyph: inbox, badge: 2, badgeLabel: 'overdue' },
          { href: '#tasks', label: 'Tasks', glyph: list },
          { href: '#scan', label: 'Scan', glyph: scan },
        ]}
      >
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h1 className="text-lg">Oat bars, 6 pack</h1>
          <Badge tone="overdue">Overdue by 20 min</Badge>
        </div>
        <Banner title="Undeclared milk. Stop selling now." tone="hazard">
          People with an allergy to milk can have a severe reaction.
        </Banner>
        <Card title="What to look for">
          <DescriptionList
            items={[
              { term: 'Lots', detail: 'L2403, L2404' },
              { term: 'Where', detail: 'On the back, under the bar code' },
              { term: 'By when', detail: 'Today, 10:00 AM CST' },
            ]}
          />
        </Card>
        <Card title="Lot L2403">
          <Field label="Units found">
            {(control) => (
              <Stepper
                {...control}
                name="units"
                decreaseLabel="One less"
                increaseLabel="One more"
                defaultValue={12}
              />
            )}
          </Field>
        </Card>
        <ThumbBar>
          <Button variant="primary" size="lg" block glyph={check}>
            Acknowledge
          </Button>
          <div className="grid grid-cols-2 gap-3">
            <Button>Not affected</Button>
            <Button>Can&apos;t do this</Button>
          </div>
        </ThumbBar>
      </StoreShell>
    </UiProvider>
  )
}

export default KitStore
