'use client'

import { createContext, useContext } from 'react'

/** What the server found wrong, by field, for the controls within an ActionForm. */
export const FormErrors = createContext<ReadonlyMap<string, string>>(new Map())

export const useFieldError = (name: string): string | undefined => useContext(FormErrors).get(name)
