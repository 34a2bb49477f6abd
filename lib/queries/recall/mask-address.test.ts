import { expect, test } from 'vitest'

import { maskAddress } from './mask-address.ts'

test.each([
  ['store-0001@stores.example', 'st…@stores.example'],
  ['+12025550143', '…0143'],
  [
    'https://prod-1.westus.logic.azure.com/workflows/8f3a/invoke?sig=s3cr3t',
    'https://prod-1.westus.logic.azure.com/…',
  ],
  ['https://hooks.example/a@b.example/IncomingWebhook/s3cr3t', 'https://hooks.example/…'],
  ['{"endpoint":"https://push.example/s3cr3t","keys":{"auth":"x@y"}}', '…'],
  ['arn:aws:sns:us-east-1:123456789012:endpoint/GCM/app/0f3a', '…0f3a'],
])('of %s a reader sees no more than %s', (address, shown) => expect(maskAddress(address)).toBe(shown))
