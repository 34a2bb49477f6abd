'use server'

import {
  ImportApplyForm,
  ImportColumnsForm,
  ImportForm,
  ImportReadForm,
} from '#lib/contracts/forms/catalog.ts'
import { applyImport } from '#lib/use-cases/catalog/import/apply-import.ts'
import { checkImport } from '#lib/use-cases/catalog/import/check-import.ts'
import { discardImport } from '#lib/use-cases/catalog/import/discard-import.ts'
import { readAgain as readImportAgain } from '#lib/use-cases/catalog/import/read-again.ts'
import { action } from '#lib/web/action.ts'

export const readAgain = action('read import again', ImportReadForm, (ports, input, { actor }) =>
  readImportAgain(ports)(actor, input),
)

export const check = action('check import', ImportColumnsForm, (ports, input, { actor }) =>
  checkImport(ports)(actor, input),
)

export const apply = action('apply import', ImportApplyForm, (ports, { leaveOut, ...input }, { actor }) =>
  applyImport(ports)(actor, { ...input, leaveOut: leaveOut === 'on' }),
)

export const discard = action('discard import', ImportForm, (ports, input, { actor }) =>
  discardImport(ports)(actor, input),
)
