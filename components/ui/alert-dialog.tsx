'use client'

import { AlertDialog as Base } from '@base-ui/react/alert-dialog'
import { useState, type ReactElement, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import { backdropClasses, DialogFooter, dialogTitleClasses } from './dialog-parts.tsx'
import { popupClasses } from './popup-classes.ts'
import { TextField } from './text-field.tsx'

type Props = {
  title: ReactNode
  description: ReactNode
  confirmLabel: string
  cancelLabel: string
  /** Stays open and waits until it is done. If it throws, the dialog stays and the error goes on. */
  onConfirm: () => void | Promise<void>
  trigger?: ReactElement
  /** What the decision does: counts, names, cost. */
  children?: ReactNode
  /** The words that must be typed before the decision can be made. */
  typed?: { label: ReactNode; expected: string; hint?: ReactNode }
  danger?: boolean
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

/** Asks before what cannot be undone. A press outside does not close it; focus starts on the harmless side. */
export const AlertDialog = ({
  title,
  description,
  trigger,
  children,
  typed,
  danger = false,
  ...props
}: Props) => {
  const [ownOpen, setOwnOpen] = useState(false)
  const [words, setWords] = useState('')
  const [pending, setPending] = useState(false)
  const open = props.open ?? ownOpen
  const setOpen = (next: boolean) => {
    if (pending) return
    setWords('')
    setOwnOpen(next)
    props.onOpenChange?.(next)
  }
  const confirm = async () => {
    setPending(true)
    try {
      await props.onConfirm()
      setWords('')
      setOwnOpen(false)
      props.onOpenChange?.(false)
    } finally {
      setPending(false)
    }
  }
  const ready = !typed || words.trim() === typed.expected
  return (
    <Base.Root open={open} onOpenChange={setOpen}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className={backdropClasses} />
        <Base.Viewport className="fixed inset-0 z-50 flex items-end justify-center sm:items-center sm:p-6">
          <Base.Popup
            className={classNames(
              popupClasses,
              'flex max-h-[90dvh] w-full flex-col rounded-b-none sm:max-w-lg sm:rounded-b-lg',
            )}
          >
            <form
              className="flex min-h-0 flex-col"
              onSubmit={(event) => {
                event.preventDefault()
                if (ready && !pending) void confirm()
              }}
            >
              <div className="flex min-h-0 flex-col gap-3 overflow-y-auto px-5 py-5">
                <Base.Title className={dialogTitleClasses}>{title}</Base.Title>
                <Base.Description className="text-sm text-body">{description}</Base.Description>
                {children}
                {typed && (
                  <TextField
                    name="confirmation"
                    label={typed.label}
                    hint={typed.hint}
                    value={words}
                    onChange={(event) => setWords(event.target.value)}
                    autoComplete="off"
                    spellCheck={false}
                  />
                )}
              </div>
              <DialogFooter>
                <Base.Close render={<Button variant="secondary">{props.cancelLabel}</Button>} />
                <Button
                  type="submit"
                  variant={danger ? 'danger' : 'primary'}
                  disabled={!ready}
                  pending={pending}
                >
                  {props.confirmLabel}
                </Button>
              </DialogFooter>
            </form>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}
