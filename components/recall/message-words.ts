// What can be looked at before anything is sent.

export const CHANNELS = {
  email: 'Email',
  sms: 'Text message',
  push: 'Push',
  teams: 'Teams',
  inbox: 'Store app',
} as const

export const PURPOSES = {
  notice: 'First notice',
  update: 'Scope change',
  reminder: 'Reminder',
  stand_down: 'Release',
} as const

export type PreviewChannel = keyof typeof CHANNELS
export type PreviewPurpose = keyof typeof PURPOSES
