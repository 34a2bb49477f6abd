export const bottomItemClasses =
  'flex min-h-14 w-full flex-col items-center justify-center gap-0.5 border-t-2 border-transparent px-1 text-center text-xs leading-tight font-medium text-muted ' +
  'focus-visible:-outline-offset-2 aria-[current=page]:border-brand-text aria-[current=page]:text-brand-text'
