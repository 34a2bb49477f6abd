'use client'

import { TabLinks } from '#components/ui/tab-links.tsx'
import type { BoardFilter } from '#lib/domain/notice/board-filter.ts'

import { useLive } from './live-board.tsx'

type Tab = { label: string; query: string; count?: number; current: boolean }

/** The stores that are asked for most, each one press away, with the figures of this moment. */
type Props = { base: string; filter: BoardFilter; stoodDown: number }

export const BoardTabs = ({ base, filter, stoodDown }: Props) => {
  const { targeted, overdueToAcknowledge, overdueToReport, verified, needsHelp, leftOnSale } =
    useLive().progress
  const only = (name: keyof BoardFilter, value: unknown) =>
    Object.entries(filter).every(([key, said]) => said === undefined || (key === name && said === value)) &&
    filter[name] === value
  const state = (label: string, value: string, count?: number): Tab => ({
    label,
    query: `?state=${value}`,
    current: only('state', value),
    ...(count === undefined ? {} : { count }),
  })
  const tabs: Tab[] = [
    {
      label: 'All',
      query: '',
      count: targeted,
      current: Object.values(filter).every((value) => value === undefined),
    },
    {
      label: 'Overdue to acknowledge',
      query: '?late=acknowledge',
      count: overdueToAcknowledge,
      current: only('late', 'acknowledge'),
    },
    {
      label: 'Overdue to report',
      query: '?late=report',
      count: overdueToReport,
      current: only('late', 'report'),
    },
    { label: 'Not reached', query: '?notReached=true', current: only('notReached', true) },
    { label: 'Reopened', query: '?reopened=true', current: only('reopened', true) },
    state('Needs help', 'needs_help', needsHelp),
    ...(leftOnSale > 0 || filter.leftOnSale
      ? [
          {
            label: 'Still on sale',
            query: '?leftOnSale=true',
            count: leftOnSale,
            current: only('leftOnSale', true),
          },
        ]
      : []),
    state('Not acknowledged', 'unanswered'),
    state('Acknowledged', 'acknowledged'),
    state('Reported', 'reported'),
    state('Verified', 'verified', verified),
    // Rarely any, and then they count no more: no tab as long as there are none.
    ...(stoodDown > 0 || filter.stoodDown
      ? [
          {
            label: 'Released',
            query: '?stoodDown=true',
            count: stoodDown,
            current: only('stoodDown', true),
          },
        ]
      : []),
  ]
  return (
    <TabLinks
      label="Filter by status"
      tabs={tabs.map(({ query, ...tab }) => ({ ...tab, href: `${base}${query}#stores` }))}
    />
  )
}
