import { z } from 'zod'

import type { PushSubscription } from '#lib/domain/catalog/push-subscription.ts'

// Whatever its name resolves to is judged each time something is sent there.
const endpoint = z
  .url({ protocol: /^https$/, hostname: z.regexes.domain })
  .max(700)
  .refine((url) => !URL.parse(url)?.username && !URL.parse(url)?.password, 'It carries a password.')

const key = (least: number) =>
  z
    .string()
    .min(least)
    .max(120)
    .regex(/^[\w-]+=*$/)

export const PushSubscriptionBody = z.strictObject({
  endpoint,
  keys: z.strictObject({ p256dh: key(80), auth: key(20) }),
}) satisfies z.ZodType<PushSubscription>

export const PushEndpointBody = z.strictObject({ endpoint: z.string().max(700) })
