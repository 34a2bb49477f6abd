import { Badge } from '#components/ui/badge.tsx'
import { kindWord, leadOf, orderOf, type ShortMessage } from '#lib/domain/delivery/sms-text.ts'
import { textsFor } from '#lib/domain/recall/texts.ts'

type Props = { message: ShortMessage; acknowledgeBy: Date; zone: string }

const ACKNOWLEDGE = { en: 'Acknowledge by', es: 'Confirme antes de', fr: 'Accuser réception avant' } as const

/** The card in the store app’s inbox. */
export const InboxLook = ({ message, acknowledgeBy, zone }: Props) => {
  const { language, recall, purpose } = message
  const lead = leadOf(message)
  const due = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone })
  return (
    <div
      lang={language}
      className="flex max-w-100 flex-col gap-1.5 rounded-lg border border-firm bg-surface p-4"
    >
      <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
        {lead && <Badge tone={recall.content.kind === 'drill' ? 'drill' : 'hazard'}>{lead}</Badge>}
        {kindWord(message)} {recall.number}
      </p>
      <p className="text-lg font-semibold text-strong">{textsFor(recall.content, language).title}</p>
      <p className="text-base text-body">{orderOf(message)}</p>
      {purpose !== 'stand_down' && (
        <p className="text-base text-body">
          {ACKNOWLEDGE[language]} {due.format(acknowledgeBy)}
        </p>
      )}
    </div>
  )
}
