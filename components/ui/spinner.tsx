import { classNames } from './class-names.ts'

/** Turns after 150 ms, not before: what is quicker needs no spinner. Silent; say the state in words beside it. */
export const Spinner = ({ className }: { className?: string }) => (
  <svg viewBox="0 0 16 16" aria-hidden className={classNames('size-4 animate-appear', className)}>
    <g className="origin-center animate-spin">
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="2" opacity="0.3" />
      <path d="M8 1.5A6.5 6.5 0 0 1 14.5 8" fill="none" stroke="currentColor" strokeWidth="2" />
    </g>
  </svg>
)
