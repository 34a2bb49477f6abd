import { z } from 'zod'

const pin = z.string().trim().min(1, 'Six digits.').max(20)

export const SetPinForm = z.strictObject({
  password: z.string().min(1, 'Enter your password.').max(200),
  pin,
})

export const ClearPinForm = z.strictObject({ personId: z.uuid() })

export const PairingForm = z.strictObject({ pairingId: z.uuid() })

/** Either what the picture carried, or what somebody typed. */
export const PairDeviceForm = z
  .strictObject({
    secret: z.string().max(100).optional(),
    code: z.string().trim().max(40).optional(),
    name: z.string().trim().min(1, 'Give this device a name.').max(60),
  })
  .transform(({ secret, code, name }, context) => {
    if (!secret && !code) context.addIssue({ code: 'custom', path: ['code'], message: 'Type the code.' })
    return { name, shown: secret ? { secret } : { code: code ?? '' } }
  })

export const UnpairForm = z.strictObject({ deviceId: z.uuid() })

export const PinSignInForm = z.strictObject({ personId: z.uuid(), pin })
