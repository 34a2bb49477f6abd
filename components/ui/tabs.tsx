'use client'

import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'
import { tabClasses, tabListClasses } from './tab-classes.ts'

type Props = {
  label: string
  tabs: readonly { value: string; label: ReactNode; panel: ReactNode; disabled?: boolean }[]
  defaultValue?: string
}

/** Panels of one page that are all there already. Where the address should remember the choice, use TabLinks. */
export const Tabs = ({ label, tabs, defaultValue = tabs[0]?.value }: Props) => (
  <Base.Root defaultValue={defaultValue}>
    <Base.List aria-label={label} className={tabListClasses}>
      {tabs.map((tab) => (
        <Base.Tab key={tab.value} value={tab.value} disabled={tab.disabled} className={tabClasses}>
          {tab.label}
        </Base.Tab>
      ))}
    </Base.List>
    {tabs.map((tab) => (
      <Base.Panel key={tab.value} value={tab.value} className="pt-4">
        {tab.panel}
      </Base.Panel>
    ))}
  </Base.Root>
)
