'use client'

import { useEffect, useMemo, useState } from 'react'

import type { AttachmentActions } from '#components/attachment/send-attachment.ts'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormTextArea } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { UntilAlive } from '#components/forms/until-alive.tsx'
import { Card } from '#components/ui/card.tsx'
import type { ActionAnswer } from '#lib/contracts/forms/action-answer.ts'
import type { ScopeEffectView } from '#lib/contracts/views.ts'
import { lintRecall } from '#lib/domain/recall/lint/lint-recall.ts'
import type { RecallContent } from '#lib/domain/recall/recall.ts'
import { diffScope, narrows, widens } from '#lib/domain/recall/scope-diff.ts'

import { EditorProvider } from './editor/editor-context.ts'
import { PacksSection } from './editor/packs-section.tsx'
import { ScopeDiffLines } from './scope-diff-lines.tsx'
import { ScopeEffect } from './scope-effect.tsx'
import { ProofField, type Proof } from './proof-field.tsx'

type Props = {
  recall: { id: string; number: string; revision: number; content: RecallContent }
  productNames: Record<string, string>
  today: string
  proof: Proof | null
  change: (input: unknown) => Promise<ActionAnswer<unknown>>
  effectOf: (input: unknown) => Promise<ActionAnswer<ScopeEffectView>>
  attachments: AttachmentActions
}

const SETTLED_AFTER = 600

/** The scope of a recall that is out, and what a change of it does before it is sent. */
export const ScopeChange = (props: Props) => {
  const { recall, productNames, today, proof, change, effectOf, attachments } = props
  const [content, setContent] = useState(recall.content)
  const [names, setNames] = useState(productNames)
  const before = recall.content.scope
  const { scope } = content
  const wider = widens(before, scope)
  const narrower = narrows(before, scope)
  const findings = useMemo(
    () =>
      lintRecall(content, { today, productNames: names }).filter(({ field }) => field.startsWith('scope')),
    [content, today, names],
  )
  const wrong = findings.some(({ severity }) => severity === 'error')
  const effect = useEffectOf(recall.id, scope, wider || narrower, effectOf)
  const verb = wider ? 'extend_scope' : 'retract_scope'
  const kind = wordsOf({ urgent: content.priority === 'high', wider, narrower })
  return (
    <EditorProvider
      value={{
        content,
        findings,
        names,
        unknownStores: [],
        showMissing: true,
        pictures: { actions: attachments, recallId: async () => ({ id: recall.id }) },
        set: (patch) => setContent({ ...content, ...patch }),
        name: (gtin, name) => setNames({ ...names, [gtin]: name }),
      }}
    >
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
        <Card title="Affected products" description="The full scope from now on.">
          <UntilAlive>
            <PacksSection />
          </UntilAlive>
        </Card>
        <div className="flex flex-col gap-5 lg:sticky lg:top-5">
          <Card title="Changes">
            <div className="flex flex-col gap-4">
              <ScopeDiffLines diff={diffScope(before, scope)} productNames={names} />
              <ScopeEffect effect={effect} changed={wider || narrower} />
            </div>
          </Card>
          {(wider || narrower) && (
            <Card title={kind.title} description={kind.text}>
              <ActionForm
                action={(data: FormData) =>
                  change({
                    ...Object.fromEntries(data),
                    recallId: recall.id,
                    ifRevision: recall.revision,
                    verb,
                    scope,
                  })
                }
              >
                <FormTextArea
                  name="reason"
                  label="Reason"
                  hint="Saved in the audit trail."
                  required
                  rows={3}
                />
                {proof && <ProofField {...proof} />}
                <SendButton disabled={wrong || effect === null || kind.mixed} className="self-start">
                  {kind.button}
                </SendButton>
              </ActionForm>
            </Card>
          )}
        </div>
      </div>
    </EditorProvider>
  )
}

type Words = { title: string; text?: string; button: string; mixed?: true }

/** Taking something out of an urgent recall waits for another person, adding does not: the two are never one change. */
const wordsOf = (change: { urgent: boolean; wider: boolean; narrower: boolean }): Words => {
  const { urgent, wider, narrower } = change
  if (urgent && wider && narrower)
    return {
      title: 'Extend the scope',
      text: 'This adds to the scope and removes from it. Extend it first, which needs no approval. Then propose what to remove.',
      button: 'Extend scope',
      mixed: true,
    }
  if (wider) return { title: 'Extend the scope', button: 'Extend scope' }
  if (urgent)
    return {
      title: 'Propose a narrower scope',
      text: 'High priority: no one is notified until a second person approves it.',
      button: 'Propose change',
    }
  return { title: 'Retract the scope', button: 'Retract scope' }
}

type Asked = { scope: RecallContent['scope']; view: ScopeEffectView }

// Asked of the server once the typing pauses; an answer to an older question is not shown.
const useEffectOf = (
  recallId: string,
  scope: RecallContent['scope'],
  changed: boolean,
  effectOf: Props['effectOf'],
): ScopeEffectView | null => {
  const [asked, setAsked] = useState<Asked | null>(null)
  useEffect(() => {
    if (!changed) return
    let stale = false
    const ask = async () => {
      const answer = await effectOf({ recallId, scope })
      if (!stale && answer.ok) setAsked({ scope, view: answer.value })
    }
    const timer = setTimeout(() => void ask(), SETTLED_AFTER)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [recallId, scope, changed, effectOf])
  return changed && asked?.scope === scope ? asked.view : null
}
