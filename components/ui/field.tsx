import { useId, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { circleAlert } from './glyphs.ts'
import { Icon } from './icon.tsx'

/** What ties a control to its label, hint and error: spread it on the control. */
export type FieldControl = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  required: boolean | undefined
}

export type FieldTexts = {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  required?: boolean
  /** A word such as "optional", shown beside the label. */
  note?: ReactNode
  /** Reads the label aloud without showing it. */
  hideLabel?: boolean
}

type Props = FieldTexts & { id?: string; className?: string; children: (control: FieldControl) => ReactNode }

/** Label above, control, then hint and error. `<Field label=…>{(control) => <TextInput {...control} name=… />}</Field>` */
export const Field = ({ label, hint, error, required, note, hideLabel, id, className, children }: Props) => {
  const generated = useId()
  const controlId = id ?? generated
  const hintId = `${controlId}-hint`
  const errorId = `${controlId}-error`
  return (
    <div className={classNames('flex min-w-0 flex-col gap-1.5', className)}>
      <label htmlFor={controlId} className={hideLabel ? 'sr-only' : 'text-sm font-medium text-strong'}>
        {label}
        {required && (
          <span aria-hidden className="text-muted">
            {' '}
            *
          </span>
        )}
        {/* The space is for those who hear it: "Your name optional", not "Your nameoptional". */}
        {note && <span className="ms-1 text-xs font-normal text-muted"> {note}</span>}
      </label>
      {children({
        id: controlId,
        'aria-describedby': [hint && hintId, error && errorId].filter(Boolean).join(' ') || undefined,
        'aria-invalid': error ? true : undefined,
        required: required || undefined,
      })}
      {hint && (
        <p id={hintId} className="text-xs text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={errorId} className="flex gap-1.5 text-xs font-medium text-danger">
          <Icon glyph={circleAlert} />
          <span>{error}</span>
        </p>
      )}
    </div>
  )
}
