'use server'

import { PolicyForm } from '#lib/contracts/forms/delivery.ts'
import { savePolicy } from '#lib/use-cases/delivery/save-policy.ts'
import { action } from '#lib/web/action.ts'

export const savePolicyAction = action('save delivery policy', PolicyForm, (ports, input, { actor }) =>
  savePolicy(ports)(actor, input),
)
