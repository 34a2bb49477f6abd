import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

/** Holds the place of what is loading, in its final size: give it the height and width. Shows after 150 ms. */
export const Skeleton = ({ className }: { className?: string }) => (
  <div aria-hidden className={classNames('animate-appear rounded-md bg-sunken', className)} />
)

/** Wraps skeletons and says once, in words, that something is loading. */
export const Loading = ({ label, children }: { label: string; children: ReactNode }) => (
  <div aria-busy>
    <output className="sr-only">{label}</output>
    {children}
  </div>
)
