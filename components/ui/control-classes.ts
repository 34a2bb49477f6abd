/** Whatever text is typed into or chosen in: one border, one height, one way to be wrong. */
export const controlClasses =
  'w-full min-w-0 rounded-md border border-control bg-surface text-sm text-strong transition-colors ' +
  'hover:border-muted focus-visible:outline-offset-0 ' +
  'aria-invalid:border-danger aria-invalid:outline-danger aria-invalid:ring-1 aria-invalid:ring-danger ' +
  'disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-muted ' +
  'read-only:not-disabled:not-[button]:not-[select]:bg-sunken'
