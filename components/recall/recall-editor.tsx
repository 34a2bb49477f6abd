'use client'

import { useState } from 'react'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { FormField, FormSelect, FormTextArea } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { plus } from '#components/ui/glyphs.ts'
import { LinkButton } from '#components/ui/link-button.tsx'
import { RadioGroup } from '#components/ui/radio-group.tsx'
import type { ActionAnswer } from '#lib/contracts/forms/action-answer.ts'
import type { RecallView } from '#lib/contracts/views.ts'

import { readRecallForm } from './read-recall-form.ts'
import { ScopeLineFields } from './scope-line-fields.tsx'

type Send = (input: unknown) => Promise<ActionAnswer<unknown>>
type Props = { recall?: RecallView; save: Send; products: { gtin: string; name: string }[] }

const KINDS = [
  { value: 'recall', label: 'Recall', hint: 'May harm people' },
  { value: 'withdrawal', label: 'Withdrawal', hint: 'Quality or label, no harm expected' },
  { value: 'safety_alert', label: 'Safety alert', hint: 'Inform, nothing to remove yet' },
  { value: 'drill', label: 'Drill', hint: 'Practice: every message says so' },
]
const PRIORITIES = [
  { value: 'high', label: 'High', hint: 'At once, at any hour; approved by another person' },
  { value: 'medium', label: 'Medium', hint: 'Acknowledged within four hours' },
  { value: 'low', label: 'Low', hint: 'Acknowledged within a day' },
]
const TARGETS = [
  {
    value: 'shipped',
    label: 'Stores that received it',
    hint: 'From the shipments; what cannot be ruled out is told too',
  },
  { value: 'all', label: 'All stores' },
  { value: 'listed', label: 'These stores', hint: 'Enter their numbers below' },
]
const JURISDICTIONS = ['US', 'EU', 'UK', 'CA', 'AU'].map((value) => ({ value, label: value }))

/** Writes a recall. What the server does not accept is shown at its field, and nothing typed is lost. */
export const RecallEditor = ({ recall, save, products }: Props) => {
  const [lines, setLines] = useState(() => recall?.scope.map((_, i) => i) ?? [0])

  const send: FormAction = (data) => {
    const content = readRecallForm(data, lines)
    return save(recall ? { recallId: recall.id, ifRevision: recall.revision, content } : { content }).then(
      withoutPrefix,
    )
  }

  return (
    <ActionForm action={send} className="flex max-w-3xl flex-col gap-5">
      <Card title="What happened">
        <div className="flex flex-col gap-4">
          <FormField
            name="title"
            label="Title"
            hint="As every store will read it."
            defaultValue={recall?.title}
            required
          />
          <RadioGroup
            legend="Kind"
            name="kind"
            options={KINDS}
            defaultValue={recall?.kind ?? 'recall'}
            look="cards"
            columns={2}
          />
          <RadioGroup
            legend="Priority"
            name="priority"
            options={PRIORITIES}
            defaultValue={recall?.priority ?? 'medium'}
            look="cards"
            columns={3}
          />
          <FormTextArea
            name="hazard"
            label="Hazard"
            hint="What it can do to people, and to whom."
            defaultValue={recall?.hazard}
            required
          />
          <FormField
            name="reasonCode"
            label="Reason"
            hint="In a word, such as salmonella, allergen or fire."
            defaultValue={recall?.reasonCode}
            required
          />
        </div>
      </Card>
      <Card
        title="Which packs"
        description="Lots and dates as data: stores match them against what they hold."
      >
        <div className="flex flex-col gap-4">
          {lines.map((line, i) => (
            <ScopeLineFields
              key={line}
              index={i}
              line={recall?.scope[line]}
              products={products}
              {...(lines.length > 1
                ? { onRemove: () => setLines(lines.filter((other) => other !== line)) }
                : {})}
            />
          ))}
          <Button
            glyph={plus}
            className="self-start"
            onClick={() => setLines([...lines, Math.max(...lines) + 1])}
          >
            Add a product
          </Button>
        </div>
      </Card>
      <Card title="What stores do">
        <FormTextArea
          name="instructions"
          label="Instructions"
          hint="One step a line. What to remove, where to put it, how to mark it."
          rows={5}
          defaultValue={recall?.instructions}
          required
        />
      </Card>
      <TargetCard recall={recall} />
      <div className="flex flex-wrap gap-2">
        <SendButton>{recall ? 'Save draft' : 'Create draft'}</SendButton>
        <LinkButton href={recall ? `/recalls/${recall.id}` : '/recalls'} variant="ghost">
          Leave without saving
        </LinkButton>
      </div>
      <p className="text-sm text-muted">
        A draft is never sent. Somebody approves it, and issuing is a step of its own.
      </p>
    </ActionForm>
  )
}

/** Which stores, under whose rules. */
const TargetCard = ({ recall }: { recall: RecallView | undefined }) => {
  const [target, setTarget] = useState<string>(recall?.target.mode ?? 'shipped')
  return (
    <Card title="Who is told">
      <div className="flex flex-col gap-4">
        <RadioGroup
          legend="Stores"
          name="mode"
          options={TARGETS}
          value={target}
          onValueChange={setTarget}
          look="cards"
          columns={3}
        />
        {target === 'listed' && (
          <FormTextArea
            name="storeNumbers"
            label="Store numbers"
            hint="Separated by commas, spaces or lines."
            defaultValue={recall?.target.storeNumbers.join(', ')}
            required
          />
        )}
        <FormSelect
          name="jurisdiction"
          label="Jurisdiction"
          options={JURISDICTIONS}
          defaultValue={recall?.jurisdiction ?? 'US'}
        />
        <FormField
          name="regulatorClass"
          label="Regulator’s class"
          note="optional"
          hint="Often comes later. The priority does not depend on it."
          defaultValue={recall?.regulatorClass ?? ''}
        />
      </div>
    </Card>
  )
}

// The form's fields are those of the content: `content.scope.0.gtin` is the field `scope.0.gtin`.
const withoutPrefix = (answer: ActionAnswer<unknown>): ActionAnswer<unknown> =>
  answer.ok
    ? answer
    : { ...answer, errors: answer.errors.map((error) => ({ ...error, path: fieldOf(error.path) })) }

const fieldOf = (path: string): string =>
  path
    .replace(/^content\./, '')
    .replace(/^target\.storeNumbers.*$/, 'storeNumbers')
    .replace(/^(scope\.\d+\.lots).*$/, '$1')
