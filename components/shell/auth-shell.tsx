import type { ReactNode } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { Logo } from './logo.tsx'

type Props = {
  surface: 'recall' | 'store'
  /** Which door this is, in a few words. */
  surfaceLabel: string
  title: string
  description?: ReactNode
  children: ReactNode
  /** Under the card: the other door, help. */
  foot?: ReactNode
  notice?: ReactNode
}

/** Sign-in and all that is around it: one card, nothing else. The two surfaces differ in their line and their size. */
export const AuthShell = ({ surface, surfaceLabel, title, description, children, foot, notice }: Props) => (
  <div
    data-density={surface === 'store' ? 'store' : 'desk'}
    data-shell={surface}
    className="isolate flex min-h-dvh flex-col"
  >
    {notice}
    <main id="main" className="flex flex-1 flex-col items-center justify-center gap-5 px-4 py-10">
      <div className="flex flex-col items-center gap-2">
        <Logo />
        <p className="text-center text-sm text-muted">{surfaceLabel}</p>
      </div>
      <div className="w-full max-w-100 overflow-hidden rounded-lg border border-line bg-surface">
        <div aria-hidden className={classNames('h-1', surface === 'store' ? 'bg-hazard' : 'bg-brand')} />
        <div className="flex flex-col gap-5 p-6">
          <div className="flex flex-col gap-1">
            <h1 className="text-lg">{title}</h1>
            {description && <p className="text-sm text-muted">{description}</p>}
          </div>
          {children}
        </div>
      </div>
      {foot && <div className="text-center text-sm text-muted">{foot}</div>}
    </main>
  </div>
)
