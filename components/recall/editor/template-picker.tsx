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
            ? `Per ${template.source.text}.${template.source.check ? ' Check it against the rules that apply to you.' : ''}`
            : 'Starts you with a title, hazard, steps with proof, and translations. You can edit every word.'
        }
      >
        {(control) => (
          <NativeSelect
            {...control}
            options={fitting.map(({ id, name }) => ({ value: id, label: name }))}
            placeholder="Blank"
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
        Use template
      </Button>
      <Dialog
        title="Replace what you’ve written?"
        description="The template can fill empty fields only, or replace the title, hazard, steps and translations. Affected products and stores stay unchanged."
        closeLabel="Close"
        open={asking}
        onOpenChange={ask}
      >
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="ghost" onClick={() => apply('replace')}>
            Replace my text
          </Button>
          <Button variant="primary" onClick={() => apply('fill')}>
            Fill empty fields
          </Button>
        </div>
      </Dialog>
    </div>
  )
}
