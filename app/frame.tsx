import type { ReactNode } from 'react'

import { signedIn } from '#lib/web/current-actor.ts'

import { ConsoleFrame } from './console-frame.tsx'
import { StoreFrame } from './store-frame.tsx'

/** The frame of whichever surface somebody is signed in to. */
export const Frame = async ({ path, children }: { path: string; children: ReactNode }) => {
  const signed = await signedIn(path)
  const Around = signed.actor.surface === 'recall' ? ConsoleFrame : StoreFrame
  return <Around signed={signed}>{children}</Around>
}
