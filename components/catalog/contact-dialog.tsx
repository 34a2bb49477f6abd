'use client'

import { CHANNEL_LABELS, CHANNELS, type Channel } from '#lib/domain/channel/channel.ts'
import { useState } from 'react'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { FormField, FormSelect } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { plus } from '#components/ui/glyphs.ts'

import { CONTACT_KIND_WORDS, LANGUAGE_WORDS } from './catalog-words.ts'
import type { ContactRow } from './contact-row.ts'
import { ContactRulesForm } from './contact-rules-form.tsx'
import { SigningSecret } from './signing-secret.tsx'

export type ContactActions = {
  save: FormAction
  remove: FormAction
  verify: FormAction
  rules: FormAction
  secret: FormAction
}

const options = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

type Props = { storeNumber: string; contact?: ContactRow; actions: ContactActions }

/** A new contact, or one to change, verify or remove. */
export const ContactDialog = ({ storeNumber, contact, actions }: Props) => {
  const [open, setOpen] = useState(false)
  const [channel, setChannel] = useState<Channel>(contact?.channel ?? 'email')
  const close = () => setOpen(false)
  const title = contact ? 'Edit contact' : 'Add contact'
  return (
    <Dialog
      title={title}
      {...(contact ? { description: contact.address } : {})}
      closeLabel="Close"
      open={open}
      onOpenChange={setOpen}
      trigger={
        contact ? (
          <Button size="sm" variant="ghost" aria-label={`Edit ${contact.address}`}>
            Edit
          </Button>
        ) : (
          <Button size="sm" glyph={plus}>
            Add contact
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-5">
        <ActionForm action={actions.save} onDone={close}>
          <input type="hidden" name="number" value={storeNumber} />
          {contact && <Was contact={contact} />}
          <FormSelect
            name="channel"
            label="Channel"
            options={options(CHANNEL_LABELS)}
            value={channel}
            onChange={(event) => setChannel(event.target.value as Channel)}
          />
          <FormField
            name="address"
            label="Address"
            hint={CHANNELS[channel].hint}
            defaultValue={contact?.address}
            autoComplete="off"
            required
          />
          <FormSelect
            name="kind"
            label="When to use it"
            options={options(CONTACT_KIND_WORDS)}
            defaultValue={contact?.kind ?? 'on_duty'}
          />
          <FormSelect
            name="language"
            label="Language"
            options={options(LANGUAGE_WORDS)}
            defaultValue={contact?.language ?? 'en'}
          />
          <SendButton className="self-end">{contact ? 'Save contact' : 'Add contact'}</SendButton>
        </ActionForm>
        {contact && <More {...{ storeNumber, contact, actions, close }} />}
      </div>
    </Dialog>
  )
}

const Was = ({ contact: { channel, kind, address } }: { contact: ContactRow }) => (
  <>
    <input type="hidden" name="was.channel" value={channel} />
    <input type="hidden" name="was.kind" value={kind} />
    <input type="hidden" name="was.address" value={address} />
  </>
)

type MoreProps = Required<Props> & { close: () => void }

const More = ({ storeNumber, contact, actions, close }: MoreProps) => {
  const { channel, kind, address, disabledBecause } = contact
  const hidden = Object.entries({ number: storeNumber, channel, kind, address })
  const one = (action: FormAction, text: string, label: string, danger: boolean) => (
    <ActionForm action={action} onDone={close} className="flex flex-col gap-2 border-t border-line pt-4">
      {hidden.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p className="text-sm text-body">{text}</p>
      <SendButton variant={danger ? 'danger' : 'secondary'} className="self-start">
        {label}
      </SendButton>
    </ActionForm>
  )
  return (
    <>
      {disabledBecause === null && (
        <ContactRulesForm {...{ storeNumber, contact, close }} action={actions.rules} />
      )}
      {channel === 'webhook' && <SigningSecret {...{ storeNumber, contact }} action={actions.secret} />}
      {disabledBecause === null &&
        one(actions.verify, 'Someone just answered at this address.', 'Mark as verified', false)}
      {one(actions.remove, 'No longer notified. Past messages stay on record.', 'Remove contact', true)}
    </>
  )
}
