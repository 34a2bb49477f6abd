import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { filter as funnel } from '#components/ui/glyphs.ts'
import { LinkButton } from '#components/ui/link-button.tsx'
import { NativeSelect } from '#components/ui/native-select.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { NONE } from '#lib/domain/format/none.ts'
import type { BoardFilter, BoardOrder } from '#lib/domain/notice/board-filter.ts'
import type { Breakdown, Share } from '#lib/domain/notice/board-view.ts'

import { MATCH_WORDS, NOTICE_LOOKS } from './recall-words.ts'

type Option = { value: string; label: string }

const of = (shares: Share[], unnamed: string): Option[] =>
  shares
    .map(({ name, stores }) => ({ value: name ?? NONE, label: `${name ?? unnamed} (${stores})` }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en'))

type Props = {
  base: string
  filter: BoardFilter
  order: BoardOrder
  breakdown: Breakdown
  owners: readonly { id: string; name: string }[]
}

/** Narrows the table by its address: works without script, can be sent to somebody, and back brings it again. */
export const BoardFilters = ({ base, filter, order, breakdown, owners }: Props) => {
  const states = Object.entries(NOTICE_LOOKS).map(([value, { word }]) => ({ value, label: word }))
  const choices: { name: keyof BoardFilter; label: string; options: Option[] }[] = [
    {
      name: 'state',
      label: 'Status',
      options: [{ value: 'unanswered', label: 'Not acknowledged' }, ...states],
    },
    { name: 'district', label: 'District', options: of(breakdown.districts, 'No district') },
    { name: 'banner', label: 'Banner', options: of(breakdown.banners, 'No banner') },
    { name: 'usState', label: 'State', options: of(breakdown.usStates, 'No state') },
    {
      name: 'owner',
      label: 'Owner',
      options: [
        { value: NONE, label: 'District' },
        ...owners.map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
    {
      name: 'match',
      label: 'Match',
      options: Object.entries(MATCH_WORDS).map(([value, label]) => ({ value, label })),
    },
  ]
  const { overdue, notReached, reopened, leftOnSale, stoodDown } = filter
  const some = Object.values(filter).some((value) => value !== undefined)
  return (
    <form
      role="search"
      aria-label="Filter stores"
      action={`${base}#stores`}
      data-print="no"
      className="flex flex-wrap items-end gap-3"
    >
      {/* A press starts anew from here: another filter has another first page. */}
      {overdue !== undefined && <input type="hidden" name="overdue" value={String(overdue)} />}
      {notReached !== undefined && <input type="hidden" name="notReached" value={String(notReached)} />}
      {leftOnSale !== undefined && <input type="hidden" name="leftOnSale" value={String(leftOnSale)} />}
      {reopened !== undefined && <input type="hidden" name="reopened" value={String(reopened)} />}
      {stoodDown !== undefined && <input type="hidden" name="stoodDown" value={String(stoodDown)} />}
      {order.by !== 'exceptions' && <input type="hidden" name="sort" value={order.by} />}
      {order.descending && <input type="hidden" name="descending" value="true" />}
      <TextField
        name="text"
        type="search"
        label="Store, name or city"
        defaultValue={filter.text}
        className="min-w-40 flex-1 basis-40 sm:max-w-56"
      />
      {choices
        .filter(({ options }) => options.length > 1)
        .map(({ name, label, options }) => (
          <Field key={name} label={label} className="min-w-28 flex-1 basis-28 sm:max-w-40">
            {(control) => (
              <NativeSelect
                {...control}
                key={String(filter[name])}
                name={name}
                placeholder="Any"
                defaultValue={String(filter[name] ?? '')}
                options={options}
              />
            )}
          </Field>
        ))}
      <Button type="submit" glyph={funnel}>
        Filter
      </Button>
      {some && (
        <LinkButton variant="ghost" href={`${base}#stores`} scroll={false}>
          Clear
        </LinkButton>
      )}
    </form>
  )
}
