import { createSign, generateKeyPairSync } from 'node:crypto'

import { expect, test } from 'vitest'

import type { SignedMessage } from '#lib/ports/provider-events.ts'

import { isCertificateOfAws, snsSignatures, textToSign } from './sns-signature.ts'

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
const topicArn = 'arn:aws:sns:us-east-1:1:events'
const HERE = 'https://sns.us-east-1.amazonaws.com/SimpleNotificationService-1.pem'

const signed = (over: Partial<SignedMessage> = {}): SignedMessage => {
  const message: SignedMessage = {
    Type: 'Notification',
    MessageId: 'm',
    TopicArn: topicArn,
    Message: '{}',
    Timestamp: '2026-03-02T14:00:00.000Z',
    SignatureVersion: '2',
    Signature: '',
    SigningCertURL: HERE,
    ...over,
  }
  const algorithm = message.SignatureVersion === '1' ? 'RSA-SHA1' : 'RSA-SHA256'
  return {
    ...message,
    Signature: createSign(algorithm).update(textToSign(message)).sign(privateKey, 'base64'),
  }
}

test('what SNS signed is genuine, in both versions, and the certificate is asked for once', async () => {
  let asked = 0
  const signatures = snsSignatures({ topicArn, publicKey: undefined }, async () => ((asked += 1), pem))
  expect(await signatures.isGenuine(signed())).toBe(true)
  expect(await signatures.isGenuine(signed({ SignatureVersion: '1', Subject: 'Amazon SES' }))).toBe(true)
  expect(asked).toBe(1)
})

test('what was changed, is of another topic or names another host is not genuine', async () => {
  const signatures = snsSignatures({ topicArn, publicKey: undefined }, async () => pem)
  expect(await signatures.isGenuine({ ...signed(), Message: '{"x":1}' })).toBe(false)
  expect(await signatures.isGenuine({ ...signed(), Subject: 'added' })).toBe(false)
  expect(await signatures.isGenuine({ ...signed(), Signature: 'nonsense' })).toBe(false)
  expect(await signatures.isGenuine(signed({ TopicArn: 'arn:aws:sns:us-east-1:666:events' }))).toBe(false)
  expect(await signatures.isGenuine(signed({ Type: 'SubscriptionConfirmation' }))).toBe(false)
  expect(await signatures.isGenuine(signed({ SigningCertURL: 'https://evil.example/x.pem' }))).toBe(false)
  const nowhere = snsSignatures({ topicArn: undefined, publicKey: undefined }, async () => pem)
  expect(await nowhere.isGenuine(signed())).toBe(false)
})

test('a certificate that cannot be had is asked for again', async () => {
  let away = true
  const signatures = snsSignatures({ topicArn, publicKey: undefined }, async () => {
    if (away) throw new Error('away')
    return pem
  })
  await expect(signatures.isGenuine(signed())).rejects.toThrow('away')
  away = false
  expect(await signatures.isGenuine(signed())).toBe(true)
})

test.each([
  [HERE, true],
  ['https://sns.cn-north-1.amazonaws.com.cn/x.pem', true],
  ['https://sns.us-gov-west-1.amazonaws.com/x.pem', true],
  ['http://sns.us-east-1.amazonaws.com/x.pem', false],
  ['https://sns.us-east-1.amazonaws.com.evil.example/x.pem', false],
  ['https://sns.us-east-1.amazonaws.com:8443/x.pem', false],
  ['https://sns.us-east-1.amazonaws.com@evil.example/x.pem', false],
  ['https://a:b@sns.us-east-1.amazonaws.com/x.pem', false],
  ['https://evil.s3.us-east-1.amazonaws.com/x.pem', false],
  ['https://sns.us-east-1.amazonaws.com/x.html', false],
  ['x', false],
])('%s', (address, trusted) => {
  expect(isCertificateOfAws(address)).toBe(trusted)
})
