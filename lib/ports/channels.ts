import type { SendingChannel } from '#lib/domain/channel/channel.ts'
import type { MessageContents } from '#lib/domain/delivery/render.ts'
import type { SendOutcome } from '#lib/domain/delivery/outcome.ts'

/** One message as its channel gets it. */
export type OutgoingMessage<Channel extends SendingChannel = 'email'> = {
  deliveryId: string
  to: string
  /** Of a webhook: what it is signed with, sealed. */
  sealedSecrets?: readonly string[]
} & MessageContents[Channel]

export type MessageChannel<Channel extends SendingChannel = 'email'> = {
  /** Sends one message and says what became of it; never throws for what a provider does. */
  send: (message: OutgoingMessage<Channel>) => Promise<SendOutcome>
}

/** Every way to tell somebody. A channel is one file, and one line where these are put together. */
export type Channels = { [Channel in SendingChannel]: MessageChannel<Channel> }
