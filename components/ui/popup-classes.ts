/** Whatever floats above the page. The one place where a shadow is allowed: something really is on top. */
export const popupClasses =
  'popup-motion rounded-lg border border-line bg-raised text-body shadow-lift outline-none print:hidden'

/** One choice in a popup. */
export const optionClasses =
  'flex min-h-control cursor-default items-center gap-2.5 rounded-md px-2.5 text-sm outline-none select-none ' +
  'data-disabled:text-muted data-highlighted:bg-sunken data-highlighted:text-strong'
