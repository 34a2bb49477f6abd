'use client'

import { useState } from 'react'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { FormField } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { gtinHint } from '#lib/domain/format/gtin-hint.ts'

type Product = {
  gtin: string
  name: string
  brand: string | null
  category: string | null
  supplier: string | null
  updatedAt: string
}
type Props = { action: FormAction; product?: Product; gtin?: string; goTo?: string }

const HINT_CLASSES = { neutral: undefined, good: 'font-medium text-verified', bad: 'font-medium text-danger' }

/** A product. The check digit is judged while one types, and once more by the server. */
export const ProductForm = ({ action, product, gtin: first = '', goTo }: Props) => {
  const [gtin, setGtin] = useState(product?.gtin ?? first)
  const { tone, text } = gtinHint(gtin)
  return (
    <ActionForm action={action} {...(goTo ? { goTo } : {})}>
      <input type="hidden" name="seenAt" value={product?.updatedAt ?? ''} />
      <FormField
        name="gtin"
        label="GTIN"
        inputMode="numeric"
        autoComplete="off"
        value={gtin}
        onChange={(event) => setGtin(event.target.value)}
        readOnly={Boolean(product)}
        hint={
          product ? (
            'Identifies the product. It can’t be changed later.'
          ) : (
            <span aria-live="polite" className={HINT_CLASSES[tone]}>
              {text}
            </span>
          )
        }
        required
      />
      <FormField name="name" label="Name" defaultValue={product?.name} required />
      <div className="grid gap-4 sm:grid-cols-3">
        <FormField name="brand" label="Brand" defaultValue={product?.brand ?? ''} />
        <FormField name="category" label="Category" defaultValue={product?.category ?? ''} />
        <FormField name="supplier" label="Supplier" defaultValue={product?.supplier ?? ''} />
      </div>
      <SendButton className="self-start">{product ? 'Save product' : 'Add product'}</SendButton>
    </ActionForm>
  )
}
