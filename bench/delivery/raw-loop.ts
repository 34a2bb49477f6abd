import { SendEmailCommand } from '@aws-sdk/client-ses'
import { PublishCommand } from '@aws-sdk/client-sns'

import { openSes } from '#lib/adapters/aws/ses-email.ts'
import { openSns } from '#lib/adapters/aws/sns.ts'
import { renderNoticeMail } from '#lib/domain/delivery/notice-mail.ts'
import { renderSms } from '#lib/domain/delivery/sms-text.ts'
import { recallContent } from '#prisma/demo/builders.ts'

// The bare AWS SDK in a process of its own: the same messages to the same simulator, as many at once as the engine has,
// and nothing else. Prints how many milliseconds it took.

const COUNT = Number(process.argv[2] ?? 1000)
const AT_ONCE = Number(process.argv[3] ?? 100)

const ses = openSes('us-east-1')
const sns = openSns('us-east-1')
const store = { number: '000001', name: 'Store 1', timezone: 'America/Chicago' }
const notice = {
  language: 'en' as const,
  repeat: false,
  purpose: 'notice' as const,
  recall: { number: 'R-2026-0001', version: 1, content: recallContent(), earlierScope: [] },
  productNames: {},
  store,
  acknowledgeBy: new Date(),
  reportBy: new Date(),
  link: 'http://localhost:3001/a/AAAAAAAAAAAAAAAAAAAAAA',
}
const mail = renderNoticeMail(notice)
const sms = renderSms(notice)
const text = (StringValue: string) => ({ DataType: 'String', StringValue })

const sendMail = (n: number) =>
  ses.send(
    new SendEmailCommand({
      Source: 'Clearshelf <recalls@clearshelf.example>',
      Destination: { ToAddresses: [`on_duty.${n}@bench.example`] },
      Message: {
        Subject: { Data: mail.subject, Charset: 'UTF-8' },
        Body: { Text: { Data: mail.text, Charset: 'UTF-8' }, Html: { Data: mail.html, Charset: 'UTF-8' } },
      },
      Tags: [{ Name: 'delivery_id', Value: `raw-${n}` }],
    }),
  )

const sendSms = (n: number) =>
  sns.send(
    new PublishCommand({
      PhoneNumber: `+1206${String(2_000_000 + n).padStart(7, '0')}`,
      Message: sms,
      MessageAttributes: { 'AWS.SNS.SMS.SMSType': text('Transactional'), delivery_id: text(`raw-${n}`) },
    }),
  )

let next = 0
const loop = async () => {
  for (let n = next++; n < COUNT; n = next++) await (n % 2 === 0 ? sendMail(n) : sendSms(n))
}
const began = performance.now()
await Promise.all(Array.from({ length: AT_ONCE }, loop))
console.log((performance.now() - began).toFixed(0))
