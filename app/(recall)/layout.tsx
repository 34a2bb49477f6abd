import { headers } from 'next/headers'
import type { ReactNode } from 'react'

import { signedIn } from '#lib/web/current-actor.ts'

import { ConsoleFrame } from '../console-frame.tsx'

const RecallLayout = async ({ children }: { children: ReactNode }) => {
  const signed = await signedIn((await headers()).get('x-path') ?? '/recalls')
  return <ConsoleFrame signed={signed}>{children}</ConsoleFrame>
}

export default RecallLayout
