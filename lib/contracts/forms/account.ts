import { z } from 'zod'

import { isTimeZone } from '#lib/domain/catalog/time-zone.ts'
import type { MailRules } from '#lib/domain/delivery/mail-rules.ts'
import { ROLES } from '#lib/domain/identity/actor.ts'
import { LANGUAGES } from '#lib/domain/identity/language.ts'
import { PRIORITIES } from '#lib/domain/recall/recall.ts'

const email = z.string().trim().max(254).pipe(z.email('Enter an email address.'))
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
    message: 'The passwords don’t match.',
  })

export const ChangePasswordForm = z
  .strictObject({ current: password, password: z.string().max(200), again: z.string().max(200) })
  .refine(({ password: first, again }) => first === again, {
    path: ['again'],
    message: 'The passwords don’t match.',
  })

/** For what a session alone is not enough for. */
export const OwnPasswordForm = z.strictObject({ ownPassword: password })

export const PreferencesForm = z.strictObject({
  name,
  language: z.enum(LANGUAGES),
  theme: z.enum(['system', 'light', 'dark']),
})

const hour = blank(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time such as 21:30.'))

export const MailRulesForm = z
  .strictObject({
    quietFrom: hour,
    quietTo: hour,
    zone: z.string().refine(isTimeZone, 'Choose a time zone.'),
    leastPriority: z.enum(PRIORITIES),
    mentions: z.enum(['yes', 'no']),
  })
  .superRefine(({ quietFrom, quietTo }, context) => {
    const complain = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message, params: { code: 'required' } })
    if (quietFrom && !quietTo) complain('quietTo', 'Enter an end time.')
    if (quietTo && !quietFrom) complain('quietFrom', 'Enter a start time.')
    if (quietFrom && quietFrom === quietTo) complain('quietTo', 'Start and end can’t be the same.')
  })
  .transform(({ quietFrom: from, quietTo: to, zone, leastPriority, mentions }) => ({
    quiet: from && to ? { from, to, zone } : null,
    leastPriority,
    mentions: mentions === 'yes',
  })) satisfies z.ZodType<MailRules>

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
  z.strictObject({
    personId: z.uuid(),
    change: z.enum(['disable', 'enable', 'invite_again', 'reset_totp', 'clear_pin']),
  }),
])
