import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Banner } from '#components/ui/banner.tsx'

type Props = {
  importId: string
  fault: string
  /** The line that is in another encoding, as it would read in that of Windows. */
  preview: string | null
  action: FormAction
}

/** Why no rows could be made of a file, and the other way to read it, if there is one. */
export const UnreadableImport = ({ importId, fault, preview, action }: Props) => (
  <Banner tone="danger" title="The file can’t be read">
    <p>{fault}</p>
    {preview !== null && (
      <ActionForm action={action}>
        <input type="hidden" name="importId" value={importId} />
        <input type="hidden" name="encoding" value="windows-1252" />
        <p className="my-2 rounded-md border border-line bg-surface px-2 py-1 font-mono text-sm wrap-anywhere text-strong">
          {preview}
        </p>
        <SendButton size="sm">Read as Windows-1252</SendButton>
      </ActionForm>
    )}
  </Banner>
)
