/** A channel in the middle of a sentence. */
export const channelWord = (channel: string): string => WORDS[channel] ?? channel

const WORDS: Record<string, string> = { email: 'email', sms: 'SMS', push: 'push', teams: 'Teams' }
