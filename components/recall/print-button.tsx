'use client'

import { Button } from '#components/ui/button.tsx'

export const PrintButton = ({ label = 'Print', size }: { label?: string; size?: 'lg' }) => (
  <Button {...(size ? { size, block: true } : {})} onClick={() => window.print()}>
    {label}
  </Button>
)
