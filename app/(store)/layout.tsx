import { headers } from 'next/headers'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'

import { signedIn } from '#lib/web/current-actor.ts'

import { StoreFrame } from '../store-frame.tsx'

export const metadata: Metadata = { manifest: '/store.webmanifest' }

const StoreLayout = async ({ children }: { children: ReactNode }) => {
  const signed = await signedIn((await headers()).get('x-path') ?? '/inbox')
  return <StoreFrame signed={signed}>{children}</StoreFrame>
}

export default StoreLayout
