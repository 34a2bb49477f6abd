'use client'

import { CSPProvider } from '@base-ui/react/csp-provider'
import type { ReactNode } from 'react'

import { NonceContext } from './nonce.tsx'

/**
 * Once, in the root layout. Base UI then writes no <style> of its own (globals.css has that rule), so no nonce is
 * needed for it; `nonce` is for the scripts that it may render before hydration.
 */
export const UiProvider = ({ nonce, children }: { nonce?: string; children: ReactNode }) => (
  <CSPProvider nonce={nonce} disableStyleElements>
    <NonceContext value={nonce}>{children}</NonceContext>
  </CSPProvider>
)
