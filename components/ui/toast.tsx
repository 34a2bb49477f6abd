'use client'

import { Toast as Base } from '@base-ui/react/toast'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { close } from './glyphs.ts'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import { popupClasses } from './popup-classes.ts'
import { toneGlyph, toneText, type Tone } from './tone.ts'

type ToastTone = Extract<Tone, 'neutral' | 'info' | 'waiting' | 'verified' | 'danger'>
type ToastInput = {
  title: string
  description?: string
  tone?: ToastTone
  action?: { label: string; onSelect: () => void }
}

const isTone = (type: string | undefined): type is ToastTone => type !== undefined && type in toneGlyph

const ToastList = ({ closeLabel }: { closeLabel: string }) =>
  Base.useToastManager().toasts.map((toast) => {
    const tone = isTone(toast.type) ? toast.type : 'neutral'
    return (
      <Base.Root
        key={toast.id}
        toast={toast}
        className={classNames(
          popupClasses,
          'translate-x-(--toast-swipe-movement-x) transition-[opacity,translate] data-limited:hidden',
        )}
      >
        <Base.Content className="flex items-start gap-3 py-2 ps-4 pe-2">
          <Icon glyph={toneGlyph[tone]} size="md" className={classNames('mt-2', toneText[tone])} />
          <div className="flex min-w-0 flex-1 flex-col gap-0.5 py-2">
            <Base.Title className="text-sm font-medium text-strong" />
            <Base.Description className="text-sm text-body" />
            <Base.Action className="mt-1 self-start rounded-sm text-sm font-medium text-brand-text underline empty:hidden" />
          </div>
          <Base.Close render={<IconButton glyph={close} label={closeLabel} />} />
        </Base.Content>
      </Base.Root>
    )
  })

type ProviderProps = { children: ReactNode; closeLabel: string; regionLabel: string }

/** Once, around the app. F6 brings the keyboard to the toasts; they wait while pointed at or focused. */
export const ToastProvider = ({ children, closeLabel, regionLabel }: ProviderProps) => (
  <Base.Provider timeout={6000} limit={3}>
    {children}
    <Base.Portal>
      <Base.Viewport
        aria-label={regionLabel}
        className="fixed inset-x-4 bottom-20 z-60 flex flex-col-reverse gap-2 sm:start-auto sm:end-6 sm:bottom-6 sm:w-96 print:hidden"
      >
        <ToastList closeLabel={closeLabel} />
      </Base.Viewport>
    </Base.Portal>
  </Base.Provider>
)

/** `const toast = useToast(); toast({ title, tone })`. What failed is said as danger, stays, and interrupts. */
export const useToast = () => {
  const { add } = Base.useToastManager()
  return ({ title, description, tone = 'neutral', action }: ToastInput) => {
    const urgent = tone === 'danger'
    add({
      title,
      description,
      type: tone,
      priority: urgent ? 'high' : 'low',
      ...(urgent ? { timeout: 0 } : {}),
      ...(action ? { actionProps: { children: action.label, onClick: action.onSelect } } : {}),
    })
  }
}
