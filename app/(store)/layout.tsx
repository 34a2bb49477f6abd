import { headers } from 'next/headers'
import type { ReactNode } from 'react'

import { signedIn } from '#lib/web/current-actor.ts'

import { StoreFrame } from '../store-frame.tsx'

const StoreLayout = async ({ children }: { children: ReactNode }) => {
  const signed = await signedIn((await headers()).get('x-path') ?? '/inbox')
  return <StoreFrame signed={signed}>{children}</StoreFrame>
}

export default StoreLayout
