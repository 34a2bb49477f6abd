'use client'

import { Button } from '#components/ui/button.tsx'

export const PrintButton = () => <Button onClick={() => window.print()}>Print</Button>
