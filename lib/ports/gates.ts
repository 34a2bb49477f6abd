import type { ProviderGate } from '#lib/domain/delivery/provider-gate.ts'
import type { SendingChannel } from '#lib/domain/channel/channel.ts'

/** How many messages a second the providers take, as far as they or the settings say. */
export type ProviderRates = () => Promise<Partial<Record<SendingChannel, number>>>

export type Gates = {
  /** Changes one provider's gate; of two who do so at once, the second sees what the first has made of it. */
  change<Answer>(
    channel: SendingChannel,
    at: Date,
    step: (gate: ProviderGate) => { gate: ProviderGate; answer: Answer },
  ): Promise<Answer>
  /** Every provider as it stands. */
  all(): Promise<({ channel: SendingChannel } & ProviderGate)[]>
}
