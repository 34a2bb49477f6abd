import { classNames } from '#components/ui/class-names.ts'

/** The mark: a shelf, two things that stay, and the gap that has been cleared and checked. */
export const LogoMark = ({ className }: { className?: string }) => (
  <svg viewBox="0 0 32 32" aria-hidden className={classNames('size-7', className)}>
    <rect width="32" height="32" rx="7" className="fill-brand" />
    <g className="fill-on-brand">
      <rect x="6" y="22.5" width="20" height="2.5" rx="1.25" />
      <rect x="7" y="13" width="4" height="8" rx="1" opacity="0.55" />
      <rect x="21" y="10" width="4" height="11" rx="1" opacity="0.55" />
    </g>
    <path
      d="m12.6 15.4 2.6 2.9 4.6-8"
      className="fill-none stroke-on-brand"
      strokeWidth="2.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
)

/** Mark and name. The name is the product's and is not translated. */
export const Logo = ({ compact = false }: { compact?: boolean }) => (
  <span className="inline-flex items-center gap-2">
    <LogoMark />
    <span className={compact ? 'sr-only' : 'text-base font-semibold tracking-tight text-strong'}>
      Clearshelf
    </span>
  </span>
)
