import { z } from 'zod'

import { ScannerBody } from '../scanner.ts'
import { minutesIn } from './minutes.ts'

/** Each limit by its name, with its `.unit`. */
export const ScannerForm = z
  .record(z.string().max(40), z.string().max(20))
  .transform((fields) => ({
    anyMinutes: minutesIn(fields, 'anyMinutes'),
    urgentMinutes: minutesIn(fields, 'urgentMinutes'),
  }))
  .pipe(ScannerBody)
