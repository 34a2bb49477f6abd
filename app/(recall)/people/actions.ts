'use server'

import { ChangePersonForm, InviteForm } from '#lib/contracts/forms/account.ts'
import { changePerson } from '#lib/use-cases/identity/change-person.ts'
import { invitePerson } from '#lib/use-cases/identity/invite-person.ts'
import { action } from '#lib/web/action.ts'

export const invite = action('invite person', InviteForm, (ports, input, { actor }) =>
  invitePerson(ports)(actor, input),
)

export const change = action('change person', ChangePersonForm, (ports, input, { actor }) =>
  changePerson(ports)(actor, input),
)
