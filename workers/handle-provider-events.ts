import { parseEnvelope, parseProviderEvent } from '#lib/contracts/provider-event.ts'
import type { WorkerPorts } from '#lib/compose.ts'
import type { HeardEvent } from '#lib/domain/delivery/provider-event.ts'
import type { ReceivedMessage } from '#lib/ports/delivery.ts'
import { applyProviderEvents } from '#lib/use-cases/delivery/apply-provider-events.ts'

/**
 * From what providers report to what it means. Takes whatever one receive brings, from a loop or from a Lambda; answers
 * the ids of those that are done with. What is not genuine or cannot be read comes again and ends in the dead letters.
 */
export const handleProviderEvents =
  (ports: WorkerPorts) =>
  async (received: readonly ReceivedMessage[]): Promise<string[]> => {
    const heard = await Promise.all(
      received.map(async (message) => ({ message, event: await read(ports, message) })),
    )
    const events = heard.flatMap(({ event }) =>
      event && event !== 'other' ? [{ ...event, id: ports.random.id() }] : [],
    )
    if (events.length > 0) {
      await ports.providerEvents.keep(events, ports.clock.now())
      await applyProviderEvents(ports)()
    }
    return heard.flatMap(({ message, event }) => (event ? [message.id] : []))
  }

const read = async (
  { signatures, log }: WorkerPorts,
  { id: messageId, body, receiveCount: attempt }: ReceivedMessage,
): Promise<HeardEvent | 'other' | null> => {
  const refused = (reason: string) => {
    log.error('provider_event.refused', { messageId, attempt, reason })
    return null
  }
  const envelope = parseEnvelope(body)
  if (!envelope) return refused('no envelope of SNS')
  if (!(await signatures.isGenuine(envelope))) return refused('not signed by SNS for our topic')
  return parseProviderEvent(envelope.Message) ?? refused('not in the words of SES or SNS')
}
