'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { useRouter } from 'next/navigation'
import { classNames } from './class-names.ts'
import type { CommandGroup, CommandItem, CommandTexts } from './command-palette-types.ts'
import { backdropClasses } from './dialog-parts.tsx'
import { close, search } from './glyphs.ts'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import { optionClasses, popupClasses } from './popup-classes.ts'

type Props = {
  groups: readonly CommandGroup[]
  texts: CommandTexts
  open: boolean
  onOpenChange: (open: boolean) => void
  /** For groups that are looked up elsewhere as one types. */
  onSearch?: (text: string) => void
}

const searchable = (item: CommandItem) => [item.label, item.hint, ...(item.keywords ?? [])].join(' ')

/** Every place and action by name. Opened by CommandPaletteLauncher, which loads it when it is first wanted. */
export const CommandPalette = ({ groups, texts, open, onOpenChange, onSearch }: Props) => {
  const router = useRouter()
  const choose = (item: CommandItem) => {
    onOpenChange(false)
    if ('href' in item) router.push(item.href)
    else item.onSelect()
  }
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropClasses} />
        <Dialog.Viewport className="fixed inset-0 z-50 flex items-start justify-center p-3 sm:pt-[12vh]">
          <Dialog.Popup
            aria-label={texts.title}
            className={classNames(
              popupClasses,
              'flex max-h-[min(32rem,80dvh)] w-full max-w-xl flex-col overflow-hidden',
            )}
          >
            <Autocomplete.Root
              inline
              open
              items={groups}
              itemToStringValue={searchable}
              autoHighlight="always"
              keepHighlight
              onValueChange={(value) => onSearch?.(value)}
            >
              <div className="flex items-center gap-3 border-b border-line px-4">
                <Icon glyph={search} className="text-muted" />
                <Autocomplete.Input
                  aria-label={texts.inputLabel}
                  placeholder={texts.placeholder}
                  className="h-12 w-full bg-transparent text-base text-strong outline-none"
                />
                <Dialog.Close render={<IconButton glyph={close} label={texts.close} className="-me-2" />} />
              </div>
              <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
                <Autocomplete.Empty>
                  <p className="px-4 py-8 text-center text-sm text-muted">{texts.empty}</p>
                </Autocomplete.Empty>
                <Autocomplete.List className="scroll-py-2 p-2 data-empty:p-0">
                  {(group: CommandGroup) => (
                    <Autocomplete.Group key={group.label} items={group.items} className="pb-1">
                      <Autocomplete.GroupLabel className="px-2.5 pt-2 pb-1 text-xs font-medium text-muted">
                        {group.label}
                      </Autocomplete.GroupLabel>
                      <Autocomplete.Collection>
                        {(item: CommandItem) => (
                          <Autocomplete.Item
                            key={item.id}
                            value={item}
                            onClick={() => choose(item)}
                            className={optionClasses}
                          >
                            {item.glyph && <Icon glyph={item.glyph} className="text-muted" />}
                            <span className="min-w-0 flex-1 truncate">{item.label}</span>
                            {item.hint && <span className="shrink-0 text-xs text-muted">{item.hint}</span>}
                          </Autocomplete.Item>
                        )}
                      </Autocomplete.Collection>
                    </Autocomplete.Group>
                  )}
                </Autocomplete.List>
              </div>
            </Autocomplete.Root>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
