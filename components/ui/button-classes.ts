import { classNames } from './class-names.ts'

const variants = {
  primary:
    'border-transparent bg-brand text-on-brand hover:bg-brand-hover active:bg-brand-hover aria-busy:bg-brand-hover',
  secondary: 'border-firm bg-surface text-strong hover:bg-sunken active:bg-sunken aria-busy:bg-sunken',
  ghost:
    'border-transparent bg-transparent text-body hover:bg-sunken hover:text-strong active:bg-sunken aria-busy:bg-sunken',
  danger:
    'border-transparent bg-danger-solid text-on-danger hover:brightness-90 active:brightness-90 aria-busy:brightness-90',
} as const

const sizes = {
  sm: 'min-h-control-sm px-2.5 text-xs',
  md: 'min-h-control px-3.5 text-sm',
  lg: 'min-h-12 px-5 text-base',
} as const

export type ButtonVariant = keyof typeof variants
export type ButtonSize = keyof typeof sizes
export type ButtonLook = { variant?: ButtonVariant; size?: ButtonSize; block?: boolean; className?: string }

/** The look of a button, for whatever has to look like one. */
export const buttonClasses = ({ variant = 'secondary', size = 'md', block, className }: ButtonLook = {}) =>
  classNames(
    'relative inline-flex items-center justify-center gap-2 rounded-md border py-1 text-center font-medium select-none',
    'transition-colors disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-muted',
    'data-popup-open:bg-sunken data-popup-open:text-strong',
    variants[variant],
    sizes[size],
    block && 'w-full',
    className,
  )
