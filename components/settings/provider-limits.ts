import { CHANNELS, LIMITED_CHANNELS, takesAtMost } from '#lib/domain/channel/channel.ts'
import { counted } from '#lib/domain/format/counted.ts'
import { listed } from '#lib/domain/format/listed.ts'
import { spanText } from '#lib/domain/format/span.ts'

/** "25 Teams posts in 5 min and 1 Slack post in 1 s". */
export const PROVIDER_LIMITS = listed(
  LIMITED_CHANNELS.flatMap((channel) => {
    const most = takesAtMost(channel)
    return most ? [`${counted(most.messages, CHANNELS[channel].message)} in ${spanText(most.within)}`] : []
  }),
)
