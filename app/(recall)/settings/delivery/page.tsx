import type { Metadata } from 'next'

import { PolicyFacts } from '#components/settings/policy-facts.tsx'
import { PolicyForm } from '#components/settings/policy-form.tsx'
import { PROVIDER_LIMITS } from '#components/settings/provider-limits.ts'
import { SmsSpend } from '#components/settings/sms-spend.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { deliveryPolicy } from '#lib/queries/delivery-policy.ts'
import { allowed } from '#lib/web/allowed.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { read } from '#lib/web/read.ts'

import { SettingsTabs } from '../settings-tabs.tsx'
import { savePolicyAction } from './actions.ts'

export const metadata: Metadata = { title: 'Delivery' }

const DeliveryPage = async () => {
  const { actor } = await signedIn('/settings/delivery')
  const { policy, spent } = await read(deliveryPolicy, actor, {})
  return (
    <div className="flex flex-col gap-5">
      <PageHeader title="Delivery" description="When messages wait and what they can cost." />
      <SettingsTabs here="/settings/delivery" />
      <Banner tone="info" title="High priority overrides every rule here">
        It’s sent at any hour, to everyone, at any cost. It waits only where a provider takes no more from one
        address: {PROVIDER_LIMITS}.
      </Banner>
      {allowed(actor, 'policy:write') ? (
        <PolicyForm policy={policy} action={savePolicyAction} />
      ) : (
        <PolicyFacts policy={policy} />
      )}
      <SmsSpend spent={spent} />
    </div>
  )
}

export default DeliveryPage
