'use server'

import { DeadlinesForm } from '#lib/contracts/forms/deadlines.ts'
import { saveDeadlines } from '#lib/use-cases/notice/save-deadlines.ts'
import { action } from '#lib/web/action.ts'

export const saveDeadlinesAction = action('save deadlines', DeadlinesForm, (ports, input, { actor }) =>
  saveDeadlines(ports)(actor, input),
)
