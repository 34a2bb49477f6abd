import { GetSendQuotaCommand, type SESClient } from '@aws-sdk/client-ses'

import type { ProviderRates } from '#lib/ports/gates.ts'

/** SES says itself what the account may send; for SMS there is no such question, so it is configured. */
export const awsRates =
  (ses: SESClient, smsPerSecond: number): ProviderRates =>
  async () => {
    const { MaxSendRate } = await ses.send(new GetSendQuotaCommand({}))
    return { sms: smsPerSecond, ...(MaxSendRate ? { email: MaxSendRate } : {}) }
  }
