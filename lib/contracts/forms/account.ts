import { z } from 'zod'

import { ROLES } from '#lib/domain/identity/actor.ts'
import { LANGUAGES } from '#lib/domain/identity/language.ts'

const email = z.string().trim().max(254).pipe(z.email('Enter an e-mail address.'))
const password = z.string().min(1, 'Enter your password.').max(200)
const name = z.string().trim().min(1, 'Enter a name.').max(200)
const blank = (schema: z.ZodType<string>) =>
  z.union([z.literal('').transform(() => undefined), schema]).optional()

/** next-auth adds fields of its own to what it hands over: they are dropped, not refused. */
export const SignInForm = z.object({ email, password, code: blank(z.string().trim().max(40)) })

export const ForgotForm = z.strictObject({ email })

export const NewPasswordForm = z
  .strictObject({
    secret: z.string().min(20).max(100),
    password: z.string().max(200),
    again: z.string().max(200),
  })
  .refine(({ password: first, again }) => first === again, {
    path: ['again'],
    message: 'The two do not match.',
  })

export const ChangePasswordForm = z
  .strictObject({ current: password, password: z.string().max(200), again: z.string().max(200) })
  .refine(({ password: first, again }) => first === again, {
    path: ['again'],
    message: 'The two do not match.',
  })

export const PreferencesForm = z.strictObject({
  name,
  language: z.enum(LANGUAGES),
  theme: z.enum(['system', 'light', 'dark']),
})

export const CodeForm = z.strictObject({ code: z.string().trim().min(6, 'Enter the six digits.').max(40) })
export const ProofForm = z.strictObject({ proof: z.string().trim().min(1, 'Enter the code.').max(200) })
export const NothingForm = z.strictObject({})

const place = { storeNumber: blank(z.string().trim().max(32)), region: blank(z.string().trim().max(100)) }

export const InviteForm = z.strictObject({
  email,
  name,
  role: z.enum(ROLES),
  language: z.enum(LANGUAGES),
  ...place,
})

export const ChangePersonForm = z.discriminatedUnion('change', [
  z.strictObject({ personId: z.uuid(), change: z.literal('role'), role: z.enum(ROLES), ...place }),
  z.strictObject({ personId: z.uuid(), change: z.enum(['disable', 'enable', 'invite_again', 'reset_totp']) }),
])
