'use client'

import { AlertDialog } from '#components/ui/alert-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { CommandPaletteLauncher } from '#components/ui/command-palette-launcher.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Drawer } from '#components/ui/drawer.tsx'
import { send } from '#components/ui/glyphs.ts'
import { Section } from '#components/ui/section.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { commandGroups, commandTexts } from './kit-commands.ts'

const wait = () => new Promise<void>((done) => setTimeout(done, 1200))
const blast = [
  { term: 'Stores', detail: '400' },
  { term: 'People', detail: '1,182' },
  { term: 'Takes about', detail: '2 minutes' },
]

const Dialogs = () => (
  <>
    <Dialog
      title="Invite a person"
      description="They get a mail with a link that works for three days."
      closeLabel="Close"
      trigger={<Button>Open dialog</Button>}
      footer={
        <>
          <Button variant="primary">Send invitation</Button>
        </>
      }
    >
      <TextField name="invite-email" label="Email" type="email" required />
    </Dialog>
    <AlertDialog
      title="Issue recall R-2026-0031?"
      description="Every store in scope is told at once. This cannot be taken back, only followed by a retraction."
      confirmLabel="Issue recall"
      cancelLabel="Not yet"
      onConfirm={wait}
      typed={{ label: "Type the recall's number", expected: 'R-2026-0031', hint: 'R-2026-0031' }}
      trigger={<Button glyph={send}>Open typed confirmation</Button>}
    >
      <DescriptionList items={blast} />
    </AlertDialog>
    <AlertDialog
      title="Delete this draft?"
      description="Nobody has been told yet. The draft is gone for good."
      confirmLabel="Delete draft"
      cancelLabel="Keep it"
      danger
      onConfirm={wait}
      trigger={<Button variant="danger">Open warning</Button>}
    />
    <Drawer
      title="Maple Street Market"
      closeLabel="Close"
      trigger={<Button>Open drawer</Button>}
      footer={<Button variant="primary">Remind</Button>}
    >
      <DescriptionList items={blast} />
    </Drawer>
  </>
)

const Toasts = () => {
  const toast = useToast()
  return (
    <>
      <Button
        onClick={() =>
          toast({
            title: '29 stores reminded',
            tone: 'verified',
            action: { label: 'Show them', onSelect: () => {} },
          })
        }
      >
        Good news
      </Button>
      <Button
        onClick={() =>
          toast({
            title: 'The reminder was not sent',
            description: 'Nothing was changed. Try again.',
            tone: 'danger',
          })
        }
      >
        Bad news
      </Button>
    </>
  )
}

export const KitOverlays = () => (
  <Section title="What opens">
    <Card>
      <div className="flex flex-wrap items-center gap-2">
        <Dialogs />
        <Toasts />
        <CommandPaletteLauncher groups={commandGroups} texts={commandTexts} />
      </div>
    </Card>
  </Section>
)
