import type { Metadata } from 'next'

import { LadderEditor } from '#components/escalation/ladder-editor.tsx'
import { LadderCard } from '#components/escalation/ladder-card.tsx'
import { PreviewForm } from '#components/escalation/preview-form.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { TabLinks } from '#components/ui/tab-links.tsx'
import { ladderSettings } from '#lib/queries/escalation/ladder-settings.ts'
import { allowed } from '#lib/web/allowed.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { ladderNames, ladderPreview } from '#lib/web/ladder-preview.ts'
import { localTime } from '#lib/web/local-time.ts'
import { pageQuery } from '#lib/web/page-query.ts'
import { webProcess } from '#lib/web/process.ts'
import { read } from '#lib/web/read.ts'

import { SettingsTabs } from '../settings-tabs.tsx'
import { saveLadderAction } from './actions.ts'

export const metadata: Metadata = { title: 'Escalation' }

type Props = { searchParams: Promise<{ ladder?: string; store?: string; told?: string }> }

const LABELS = {
  high: 'High priority',
  medium: 'Medium priority',
  low: 'Low priority',
  drill: 'Drills',
}

const EscalationPage = async ({ searchParams }: Props) => {
  const { actor } = await signedIn('/settings/escalation')
  const { name, facts, unknown, since } = await ladderPreview(actor, await pageQuery(searchParams))
  const settings = await read(ladderSettings, actor, { name })
  const now = webProcess().ports.clock.now().toISOString()
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title="Escalation"
        description={
          settings.savedAt ? (
            <>
              Version {settings.version}, saved{' '}
              <RelativeTime at={settings.savedAt} now={now} locale="en" timeZone="UTC" /> by{' '}
              {settings.savedBy}
            </>
          ) : (
            'Default settings'
          )
        }
      />
      <SettingsTabs here="/settings/escalation" />
      <TabLinks
        label="Ladder"
        tabs={ladderNames.map((one) => ({
          href: `/settings/escalation?ladder=${one}`,
          label: LABELS[one],
          current: one === name,
        }))}
      />
      {!facts && <Banner tone="waiting" title="Add a store to preview the ladder" />}
      {unknown && <Banner tone="waiting" title={`No store ${unknown}. Showing the first store instead`} />}
      {facts && (
        <PreviewForm
          ladder={name}
          store={facts.store.number}
          told={localTime(since, facts.store.timezone)}
          timeZone={facts.store.timezone}
        />
      )}
      {facts && allowed(actor, 'escalation:write') && (
        <LadderEditor
          // Another ladder, or a newer one, is another form.
          key={`${name} ${settings.version}`}
          {...{ name, facts }}
          ladder={settings.ladder}
          since={since.toISOString()}
          action={saveLadderAction}
        />
      )}
      {facts && !allowed(actor, 'escalation:write') && (
        <LadderCard ladder={settings.ladder} facts={facts} since={since} />
      )}
    </div>
  )
}

export default EscalationPage
