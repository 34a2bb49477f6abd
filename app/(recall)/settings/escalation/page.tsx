import type { Metadata } from 'next'

import { LadderEditor } from '#components/escalation/ladder-editor.tsx'
import { LadderWordsList } from '#components/escalation/ladder-words-list.tsx'
import { PreviewForm } from '#components/escalation/preview-form.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Card } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { TabLinks } from '#components/ui/tab-links.tsx'
import { LADDER_NAMES, type LadderName } from '#lib/domain/escalation/ladder.ts'
import { ladderWords } from '#lib/domain/escalation/ladder-words.ts'
import { instantIn } from '#lib/domain/recall/zoned-time.ts'
import { ladderFacts } from '#lib/queries/escalation/ladder-facts.ts'
import { ladderSettings } from '#lib/queries/escalation/ladder-settings.ts'
import { allowed } from '#lib/web/allowed.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { localTime } from '#lib/web/local-time.ts'
import { pageQuery } from '#lib/web/page-query.ts'
import { webProcess } from '#lib/web/process.ts'
import { read } from '#lib/web/read.ts'

import { SettingsTabs } from '../settings-tabs.tsx'
import { saveLadderAction } from './actions.ts'

export const metadata: Metadata = { title: 'Escalation' }

type Props = { searchParams: Promise<{ ladder?: string; store?: string; told?: string }> }

const LABELS: Record<LadderName, string> = {
  high: 'High priority',
  medium: 'Medium priority',
  low: 'Low priority',
  drill: 'Drills',
}

const EscalationPage = async ({ searchParams }: Props) => {
  const { actor } = await signedIn('/settings/escalation')
  const { ladder: asked, store = '', told = '' } = await pageQuery(searchParams)
  const name = LADDER_NAMES.find((one) => one === asked) ?? 'high'
  const { db, ports } = webProcess()
  const now = ports.clock.now()
  const settings = await read(ladderSettings, actor, { name })
  const wanted = await ladderFacts(db, actor, { number: store.trim().slice(0, 20) || null })
  const found = wanted.ok ? wanted : await ladderFacts(db, actor, { number: null })
  const facts = found.ok ? found.value : null
  const moment = facts ? instantIn(told, facts.store.timezone) : null
  const since = moment && 'at' in moment ? moment.at : now
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title="Escalation"
        description={
          settings.savedAt ? (
            <>
              Version {settings.version}, saved{' '}
              <RelativeTime at={settings.savedAt} now={now.toISOString()} locale="en" timeZone="UTC" /> by{' '}
              {settings.savedBy}
            </>
          ) : (
            'As built in: nobody has changed it yet.'
          )
        }
      />
      <SettingsTabs here="/settings/escalation" />
      <TabLinks
        label="Which ladder"
        tabs={LADDER_NAMES.map((one) => ({
          href: `/settings/escalation?ladder=${one}`,
          label: LABELS[one],
          current: one === name,
        }))}
      />
      {!facts && <Banner tone="waiting" title="There is no store yet to show a preview for" />}
      {store && !wanted.ok && (
        <Banner tone="waiting" title={`There is no store ${store}: this is the first one`} />
      )}
      {facts && (
        <PreviewForm
          ladder={name}
          store={facts.store.number}
          told={localTime(since, facts.store.timezone)}
          timeZone={facts.store.timezone}
        />
      )}
      {facts && allowed(actor, 'policy:write') && (
        <LadderEditor
          // Another ladder, or a newer one, is another form.
          key={`${name} ${settings.version}`}
          {...{ name, facts }}
          ladder={settings.ladder}
          since={since.toISOString()}
          action={saveLadderAction}
        />
      )}
      {facts && !allowed(actor, 'policy:write') && (
        <Card title={`If store ${facts.store.number} stays silent`}>
          {settings.ladder ? (
            <LadderWordsList
              words={ladderWords(settings.ladder, facts, since)}
              timeZone={facts.store.timezone}
            />
          ) : (
            <p className="text-sm">Drills go by the ladder of their priority.</p>
          )}
        </Card>
      )}
    </div>
  )
}

export default EscalationPage
