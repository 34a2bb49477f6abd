'use server'

import { DeadlinesForm } from '#lib/contracts/forms/deadlines.ts'
import { ScannerForm } from '#lib/contracts/forms/scanner.ts'
import { saveDeadlines } from '#lib/use-cases/notice/save-deadlines.ts'
import { saveKnowledgeLimits } from '#lib/use-cases/notice/save-knowledge-limits.ts'
import { action } from '#lib/web/action.ts'

export const saveDeadlinesAction = action('save deadlines', DeadlinesForm, (ports, input, { actor }) =>
  saveDeadlines(ports)(actor, input),
)

export const saveScannerAction = action('save scanner limits', ScannerForm, (ports, input, { actor }) =>
  saveKnowledgeLimits(ports)(actor, input),
)
