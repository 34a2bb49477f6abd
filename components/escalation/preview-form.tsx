import Form from 'next/form'

import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'

type Props = { ladder: string; store: string; told: string; timeZone: string }

/** For which store, told when, the preview is. */
export const PreviewForm = ({ ladder, store, told, timeZone }: Props) => (
  <Form action="/settings/escalation" scroll={false} className="flex flex-wrap items-end gap-3">
    <input type="hidden" name="ladder" value={ladder} />
    <TextField
      name="store"
      label="Preview for store"
      defaultValue={store}
      autoComplete="off"
      className="w-36"
    />
    <TextField
      name="told"
      type="datetime-local"
      label={`Notified at (${timeZone.replaceAll('_', ' ')})`}
      defaultValue={told}
    />
    <Button type="submit">Show</Button>
  </Form>
)
