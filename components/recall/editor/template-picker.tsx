'use client'

import { useState } from 'react'

import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { NativeSelect } from '#components/ui/native-select.tsx'
import {
  applyTemplate,
  wouldReplace,
  type TemplateMode,
} from '#lib/domain/recall/templates/apply-template.ts'
import { TEMPLATES } from '#lib/domain/recall/templates/recall-templates.ts'

import { useEditor } from './editor-context.ts'

/** Begins from a template of this kind and jurisdiction. What stands is never replaced without being asked about. */
export const TemplatePicker = () => {
  const { content, set, names } = useEditor()
  const [chosen, choose] = useState('')
  const [asking, ask] = useState(false)
  const fitting = TEMPLATES.filter(({ jurisdiction }) => jurisdiction === content.jurisdiction)
  const template = fitting.find(({ id }) => id === chosen)
  const apply = (mode: TemplateMode) => {
    const product = names[content.scope.find(({ gtin }) => gtin)?.gtin ?? ''] ?? null
    if (template) set(applyTemplate(template, content, { product }, mode))
    ask(false)
  }
  return (
    <div className="flex flex-wrap items-start gap-2">
      <Field
        label="Start from"
        note="optional"
        className="min-w-0 flex-1 basis-64"
        hint={
          template
            ? `After ${template.source.text}.${template.source.check ? ' Check it against the rules that bind you.' : ''}`
            : 'Title, steps with proofs, hazard and translations to begin with. Every word can be changed.'
        }
      >
        {(control) => (
          <NativeSelect
            {...control}
            options={fitting.map(({ id, name }) => ({ value: id, label: name }))}
            placeholder="Nothing, a blank page"
            value={template ? chosen : ''}
            onChange={(event) => choose(event.target.value)}
          />
        )}
      </Field>
      <Button
        className="mt-6.5"
        disabled={!template}
        onClick={() => (wouldReplace(content) ? ask(true) : apply('fill'))}
      >
        Use this template
      </Button>
      <Dialog
        title="You have written something already"
        description="A template can fill what is still empty, or write title, hazard, steps and translations anew. Packs and stores stay as they are."
        closeLabel="Close"
        open={asking}
        onOpenChange={ask}
      >
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="ghost" onClick={() => apply('replace')}>
            Replace my texts
          </Button>
          <Button variant="primary" onClick={() => apply('fill')}>
            Fill what is empty
          </Button>
        </div>
      </Dialog>
    </div>
  )
}
