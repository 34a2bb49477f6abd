import { channelLabel, SENDING_CHANNELS, type SendingChannel } from '#lib/domain/channel/channel.ts'

// What can be looked at before anything is sent.

export type PreviewChannel = SendingChannel | 'inbox'

export const CHANNELS = {
  ...Object.fromEntries(SENDING_CHANNELS.map((channel) => [channel, channelLabel(channel)])),
  inbox: 'Store app',
} as Record<PreviewChannel, string>

export const PURPOSES = {
  notice: 'First notice',
  update: 'Scope change',
  reminder: 'Reminder',
  stand_down: 'Release',
} as const

export type PreviewPurpose = keyof typeof PURPOSES
