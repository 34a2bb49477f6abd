export const tabListClasses = 'flex gap-5 overflow-x-auto border-b border-line px-1'

export const tabClasses =
  'flex min-h-control shrink-0 items-center gap-2 border-b-2 border-transparent text-sm font-medium text-muted transition-colors ' +
  'hover:text-strong focus-visible:-outline-offset-2 aria-[current=page]:border-brand-text aria-[current=page]:text-strong ' +
  'data-active:border-brand-text data-active:text-strong data-disabled:cursor-not-allowed data-disabled:opacity-60'
