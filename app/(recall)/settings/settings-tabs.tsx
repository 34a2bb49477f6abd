import { TabLinks } from '#components/ui/tab-links.tsx'
import { allowed } from '#lib/web/allowed.ts'
import { currentActor } from '#lib/web/current-actor.ts'

const PAGES = [
  { href: '/settings/escalation', label: 'Escalation', needs: 'policy:read' },
  { href: '/settings/deadlines', label: 'Deadlines', needs: 'policy:read' },
  { href: '/settings/delivery', label: 'Delivery', needs: 'policy:read' },
  { href: '/settings/keys', label: 'API keys', needs: 'key:manage' },
] as const

/** The pages of the settings that this person may open, and which one this is. */
export const SettingsTabs = async ({ here }: { here: string }) => {
  const signed = await currentActor()
  const pages = PAGES.filter(({ needs }) => signed && allowed(signed.actor, needs))
  return (
    <TabLinks
      label="Settings"
      tabs={pages.map(({ href, label }) => ({ href, label, current: href === here }))}
    />
  )
}
