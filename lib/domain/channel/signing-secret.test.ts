import { expect, test } from 'vitest'

import { SECRET_BYTES, writtenSecret } from './signing-secret.ts'

test('a secret is read by whoever decodes Base64', () => {
  for (const fill of [0, 1, 62, 250, 255]) {
    const bytes = Buffer.alloc(SECRET_BYTES, fill)
    const written = writtenSecret(bytes.toString('base64url'))
    expect(written).toBe(`whsec_${bytes.toString('base64')}`)
  }
})
