'use client'

import { createContext } from 'react'

/** Whether the form around is waiting for the server. */
export const FormPending = createContext(false)
