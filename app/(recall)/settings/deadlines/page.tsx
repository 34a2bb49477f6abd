import type { Metadata } from 'next'

import { DeadlineFacts } from '#components/settings/deadline-facts.tsx'
import { DeadlineForm } from '#components/settings/deadline-form.tsx'
import { ScannerFacts } from '#components/settings/scanner-facts.tsx'
import { ScannerForm } from '#components/settings/scanner-form.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Section } from '#components/ui/section.tsx'
import { deadlineSettings } from '#lib/queries/notice/deadline-settings.ts'
import { scannerSettings } from '#lib/queries/notice/scanner-settings.ts'
import { allowed } from '#lib/web/allowed.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { read } from '#lib/web/read.ts'

import { SettingsTabs } from '../settings-tabs.tsx'
import { saveDeadlinesAction, saveScannerAction } from './actions.ts'

export const metadata: Metadata = { title: 'Deadlines' }

const DeadlinesPage = async () => {
  const { actor } = await signedIn('/settings/deadlines')
  const deadlines = await read(deadlineSettings, actor, {})
  const limits = await read(scannerSettings, actor, {})
  const mayChange = allowed(actor, 'escalation:write')
  return (
    <div className="flex flex-col gap-5">
      <PageHeader title="Deadlines" description="How long stores have to respond, by priority." />
      <SettingsTabs here="/settings/deadlines" />
      <Banner tone="info" title="Every store has two deadlines">
        “Acknowledge by” and “Remove and report by”. Both start when the store is notified, and restart when
        its recall reopens. A store that acknowledged but didn’t report is overdue like any other.
      </Banner>
      {mayChange ? (
        <DeadlineForm deadlines={deadlines} action={saveDeadlinesAction} />
      ) : (
        <DeadlineFacts deadlines={deadlines} />
      )}
      <Section
        title="Offline scanner"
        description="How long an offline phone may show NOT RECALLED based on its last update. After that it shows CHECK."
      >
        {mayChange ? (
          <ScannerForm limits={limits} action={saveScannerAction} />
        ) : (
          <ScannerFacts limits={limits} />
        )}
      </Section>
    </div>
  )
}

export default DeadlinesPage
