'use client'

import { createContext, useContext } from 'react'

/** Of the page as it was loaded: what brings a <style> or a script of its own, such as a framed mail, needs it. */
export const NonceContext = createContext<string | undefined>(undefined)

export const useNonce = (): string | undefined => useContext(NonceContext)
