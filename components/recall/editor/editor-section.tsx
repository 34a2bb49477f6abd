import type { ReactNode } from 'react'

import { Card } from '#components/ui/card.tsx'

type Props = { id: string; title: string; description?: string; children: ReactNode }

/** One part of the editor, with an address of its own. */
export const EditorSection = ({ id, title, description, children }: Props) => (
  <div id={id} className="scroll-mt-32 lg:scroll-mt-20">
    <Card title={title} {...(description ? { description } : {})}>
      {children}
    </Card>
  </div>
)
