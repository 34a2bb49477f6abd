import { TabLinks } from '#components/ui/tab-links.tsx'

const PAGES = [
  { href: '/settings/escalation', label: 'Escalation' },
  { href: '/settings/deadlines', label: 'Deadlines' },
  { href: '/settings/delivery', label: 'Delivery' },
]

/** The pages of the settings, and which one this is. */
export const SettingsTabs = ({ here }: { here: string }) => (
  <TabLinks label="Settings" tabs={PAGES.map((page) => ({ ...page, current: page.href === here }))} />
)
