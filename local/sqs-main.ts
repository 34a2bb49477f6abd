import { startSqs } from './sqs.ts'

const sqs = await startSqs({
  dataDir: process.env['DATA_DIR'] ?? '.data',
  port: Number(process.env['SQS_PORT'] ?? 3003),
  pages: process.env['RECALL_URL'],
})
console.log(`SQS, SNS and S3 listen on ${sqs.url}.`)

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void sqs[Symbol.asyncDispose]().then(() => process.exit(0)))
}
