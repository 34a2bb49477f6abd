import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { SendEmailCommand, SESClient } from '@aws-sdk/client-ses'
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import { expect, test } from 'vitest'

import { openSqs, sqsEventQueue } from '#lib/adapters/aws/sqs-queue.ts'
import { snsSignatures } from '#lib/adapters/aws/sns-signature.ts'
import { parseEnvelope, parseProviderEvent } from '#lib/contracts/provider-event.ts'
import { ensureEvents, eventsPlace } from '#local/events-topic.ts'
import { eventsPair } from '#local/secrets.ts'
import { snsReporter } from '#local/simulator/reporter.ts'
import { startSimulator } from '#local/simulator/server.ts'
import { startSqs } from '#local/sqs.ts'

test('what the simulator reports arrives on the events queue, signed, in the words of SES and SNS', async () => {
  await using stack = new AsyncDisposableStack()
  const dataDir = mkdtempSync(join(tmpdir(), 'events-'))
  stack.defer(() => rmSync(dataDir, { recursive: true }))
  const sqs = stack.use(await startSqs({ dataDir, port: 0 }))
  process.env['AWS_ENDPOINT_URL_SQS'] = sqs.url
  process.env['AWS_ACCESS_KEY_ID'] = process.env['AWS_SECRET_ACCESS_KEY'] = 'local'
  const place = { prefix: 'try', region: 'us-east-1', endpoint: sqs.url }
  await ensureEvents(place)
  await ensureEvents(place) // Again after each restart of the emulator: still one subscription.
  const { topicArn, queueUrl } = eventsPlace('try', sqs.url)
  const { eventsPrivateKey: privateKey, eventsPublicKey: publicKey } = eventsPair()
  const reporter = snsReporter({ endpoint: sqs.url, topicArn, privateKey })
  const simulator = stack.use(await startSimulator({ dataDir, port: 0, reporter, reportsByItself: true }))
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = { region: 'us-east-1', endpoint: simulator.url, credentials }
  const ids = {
    good: '019aa000-0000-7000-8000-000000000001',
    bad: '019aa000-0000-7000-8000-000000000002',
  }
  for (const [to, id] of [
    ['ann@store.example', ids.good],
    ['bounce.ben@store.example', ids.bad],
  ] as const)
    await new SESClient(client).send(
      new SendEmailCommand({
        Source: 'a@b.example',
        Destination: { ToAddresses: [to] },
        Message: { Subject: { Data: 's' }, Body: { Text: { Data: 't' } } },
        Tags: [{ Name: 'delivery_id', Value: id }],
      }),
    )
  for (const PhoneNumber of ['+15550100123', '+15550100000'])
    await new SNSClient(client).send(new PublishCommand({ PhoneNumber, Message: 't' }))

  const queue = sqsEventQueue(openSqs('us-east-1'), queueUrl)
  const signatures = snsSignatures({ topicArn, publicKey })
  const heard = new Set<string>()
  for (let turn = 0; turn < 20 && heard.size < 4; turn += 1) {
    const messages = await queue.receive(1, AbortSignal.timeout(5000))
    for (const { body } of messages) {
      const envelope = parseEnvelope(body)
      expect(envelope && (await signatures.isGenuine(envelope))).toBe(true)
      const event = parseProviderEvent(envelope?.Message ?? '')
      if (event && event !== 'other') heard.add(`${event.messageId ?? 'sns'} ${event.type}`)
    }
    await queue.remove(messages.map(({ receipt }) => receipt))
  }
  expect(heard).toEqual(
    new Set([`${ids.good} delivered`, `${ids.bad} bounced`, 'sns bounced', 'sns delivered']),
  )
  expect(await queue.receive(1, AbortSignal.timeout(5000))).toEqual([])
})
