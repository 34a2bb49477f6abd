import { AsOf } from '#components/ui/as-of.tsx'
import { AvatarInitials } from '#components/ui/avatar-initials.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { DrillBar } from '#components/ui/drill-bar.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { store } from '#components/ui/glyphs.ts'
import { LinkButton } from '#components/ui/link-button.tsx'
import { ProgressBar } from '#components/ui/progress-bar.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { Section } from '#components/ui/section.tsx'
import { Stat, StatRow } from '#components/ui/stat.tsx'

const when = { locale: 'en', timeZone: 'America/Chicago' }
const now = '2026-03-02T14:07:31Z'

const Figures = () => (
  <>
    <StatRow>
      <Stat
        label="Notified"
        value="400"
        unit="of 400"
        note={<AsOf label="As of" at={now} {...when} />}
        href="#"
      />
      <Stat label="Acknowledged" value="371" unit="of 400" tone="waiting" note="29 waiting" />
      <Stat label="Verified" value="288" unit="of 400" tone="verified" note="72 %" />
      <Stat
        label="Overdue"
        value="11"
        unit="stores"
        tone="overdue"
        note={<AsOf label="As of" at={now} staleLabel="2 min old" {...when} />}
      />
    </StatRow>
    <Card title="How far" actions={<Button size="sm">Remind</Button>}>
      <div className="flex flex-col gap-4">
        <ProgressBar label="Acknowledged" value={371} max={400} valueText="371 of 400" />
        <ProgressBar label="Removed" value={301} max={400} valueText="301 of 400" tone="waiting" />
        <ProgressBar label="Verified" value={288} max={400} valueText="288 of 400" tone="verified" />
        <ProgressBar label="Overdue" value={11} max={400} valueText="11 of 400" tone="overdue" />
      </div>
    </Card>
  </>
)

const Notices = () => (
  <>
    <DrillBar word="DRILL">Practice only. Do not remove anything from the shelf.</DrillBar>
    <Banner title="Undeclared milk. Stop selling lots L2403 and L2404." tone="hazard">
      People with an allergy to milk can have a severe reaction.
    </Banner>
    <Banner title="The scope was extended by one lot" action={<Button size="sm">Show what changed</Button>}>
      42 stores are open again.
    </Banner>
    <Banner title="You are offline" tone="waiting">
      3 actions are saved on this phone and will be sent in order.
    </Banner>
    <Banner title="Every store is verified" tone="verified" />
    <Banner
      title="11 stores are silent and overdue"
      tone="overdue"
      action={
        <LinkButton href="#" size="sm">
          Show them
        </LinkButton>
      }
    />
    <Banner title="The report was not sent" tone="danger">
      The server did not answer. What you entered is kept. Try again, or call the district manager.
    </Banner>
  </>
)

export const KitFigures = () => (
  <>
    <Section title="Figures">
      <Figures />
    </Section>
    <Section title="Notices">
      <Notices />
    </Section>
    <Section title="Text and waiting">
      <Breadcrumbs
        label="Breadcrumb"
        items={[
          { label: 'Recalls', href: '#' },
          { label: 'R-2026-0031', href: '#stores' },
          { label: 'Maple Street Market' },
        ]}
      />
      <div className="grid items-start gap-4 md:grid-cols-2">
        <Card title="Store">
          <DescriptionList
            items={[
              { term: 'Name', detail: 'Maple Street Market' },
              {
                term: 'Manager',
                detail: (
                  <span className="flex items-center gap-2">
                    <AvatarInitials name="Ana Lucía Ortega" size="sm" /> Ana Lucía Ortega
                  </span>
                ),
              },
              { term: 'Last seen', detail: <RelativeTime at="2026-03-02T13:31:00Z" now={now} {...when} /> },
              {
                term: 'Note',
                detail: 'a-very-long-identifier-without-any-space-that-has-to-break-somewhere-0123456789',
              },
            ]}
          />
        </Card>
        <Card flush>
          <EmptyState
            title="No stores yet"
            glyph={store}
            action={
              <LinkButton href="#" variant="primary">
                Import stores
              </LinkButton>
            }
          >
            Bring them in from a CSV file. You will see what changes before anything is saved.
          </EmptyState>
        </Card>
      </div>
    </Section>
  </>
)
