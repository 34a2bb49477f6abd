import type { Metadata } from 'next'
import { AsOf } from '#components/ui/as-of.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { DrillBar } from '#components/ui/drill-bar.tsx'
import { activity, bell, box, inbox, people, send, settings, store } from '#components/ui/glyphs.ts'
import { PageHeader } from '#components/ui/page-header.tsx'
import { ProgressBar } from '#components/ui/progress-bar.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { Stat, StatRow } from '#components/ui/stat.tsx'
import { Status } from '#components/ui/status.tsx'
import { TabLinks } from '#components/ui/tab-links.tsx'
import { Table } from '#components/ui/table.tsx'
import { UiProvider } from '#components/ui/ui-provider.tsx'
import { ConsoleShell } from '#components/shell/console-shell.tsx'
import { developmentOnly } from '../development-only.ts'
import { rows } from '../kit-rows.ts'
import { KitPalette, KitUser } from '../kit-slots.tsx'

export const metadata: Metadata = { title: 'Kit: console' }

const when = { locale: 'en', timeZone: 'America/Chicago' }
const now = '2026-03-02T14:07:31Z'
const recalls = {
  href: '/dev/kit/console',
  label: 'Recalls',
  glyph: send,
  badge: 11,
  badgeLabel: 'silent stores',
}
const stores = { href: '/dev/kit/store', label: 'Stores', glyph: store }
const products = { href: '/dev/kit/public', label: 'Products', glyph: box }
const nav = [
  { items: [recalls, stores, products] },
  {
    label: 'Administration',
    items: [
      { href: '#people', label: 'People', glyph: people },
      { href: '#channels', label: 'Channels', glyph: bell },
      { href: '#audit', label: 'Audit', glyph: activity },
      { href: '#settings', label: 'Settings', glyph: settings },
    ],
  },
]
const texts = {
  skip: 'Skip to content',
  navigation: 'Main',
  home: 'Clearshelf, home',
  more: 'More',
  close: 'Close',
  collapse: 'Collapse navigation',
  expand: 'Expand navigation',
}

const Board = () => (
  <div className="flex flex-col gap-5">
    <PageHeader
      above={
        <Breadcrumbs label="Breadcrumb" items={[{ label: 'Recalls', href: '#' }, { label: 'R-2026-0031' }]} />
      }
      title="Oat bars, 6 pack: undeclared milk"
      beside={
        <>
          <Status tone="info">Issued</Status>
          <Badge tone="hazard">High priority</Badge>
        </>
      }
      description="Lots L2403 and L2404, sold from 12 January. 400 stores in 11 states."
      actions={
        <>
          <Button>Extend scope</Button>
          <Button variant="primary" glyph={send}>
            Remind
          </Button>
        </>
      }
    />
    <StatRow>
      <Stat label="Notified" value="400" unit="of 400" note={<AsOf label="As of" at={now} {...when} />} />
      <Stat label="Acknowledged" value="371" unit="of 400" tone="waiting" note="29 waiting" href="#a" />
      <Stat label="Removed" value="301" unit="of 400" note="4,918 units" />
      <Stat label="Verified" value="288" unit="of 400" tone="verified" note="72 %" />
      <Stat label="Overdue" value="11" unit="stores" tone="overdue" note="oldest 2 h 9 min" href="#o" />
    </StatRow>
    <TabLinks
      label="Views"
      tabs={[
        { href: '#exceptions', label: 'Exceptions', count: 11, current: true },
        { href: '#all', label: 'All stores', count: 400 },
        { href: '#timeline', label: 'Timeline' },
        { href: '#evidence', label: 'Evidence' },
      ]}
    />
    <div className="grid items-start gap-5 xl:grid-cols-[1fr_20rem]">
      <SilentStores />
      <Card title="Progress">
        <div className="flex flex-col gap-4">
          <ProgressBar label="Acknowledged" value={371} max={400} valueText="371 of 400" />
          <ProgressBar label="Removed" value={301} max={400} valueText="301 of 400" tone="waiting" />
          <ProgressBar label="Verified" value={288} max={400} valueText="288 of 400" tone="verified" />
          <Banner title="3 numbers bounce" tone="waiting">
            Mail was sent instead.
          </Banner>
        </div>
      </Card>
    </div>
  </div>
)

const SilentStores = () => (
  <Card
    flush
    title="Silent stores"
    description="By risk and how long overdue"
    actions={<Button size="sm">Call list</Button>}
  >
    <Table
      label="Silent stores"
      rows={[...rows, ...rows.map((row) => ({ ...row, id: `${row.id}b` }))]}
      rowKey={(row) => row.id}
      rowHref={(row) => `#${row.id}`}
      columns={[
        { key: 'name', header: 'Store', cell: (row) => row.name },
        { key: 'place', header: 'Place', cell: (row) => row.place },
        {
          key: 'state',
          header: 'State',
          sort: { href: '?sort=state', direction: 'descending' },
          cell: (row) => <Status tone={row.tone}>{row.word}</Status>,
        },
        {
          key: 'units',
          header: 'Units shipped',
          numeric: true,
          sort: { href: '?sort=units' },
          cell: (row) => row.units.toLocaleString('en'),
        },
        {
          key: 'last',
          header: 'Last sign of life',
          numeric: true,
          cell: (row) => <RelativeTime at={row.last} now={now} plain {...when} />,
        },
      ]}
    />
  </Card>
)

const KitConsole = () => {
  developmentOnly()
  return (
    <UiProvider>
      <ConsoleShell
        homeHref="/dev/kit"
        nav={nav}
        phoneNav={[recalls, stores, { href: '#inbox', label: 'Tasks', glyph: inbox }]}
        texts={texts}
        notice={<DrillBar word="DRILL">Practice only. Figures are kept apart.</DrillBar>}
        search={<KitPalette />}
        user={<KitUser />}
        foot="Greenfield Grocers"
      >
        <Board />
      </ConsoleShell>
    </UiProvider>
  )
}

export default KitConsole
