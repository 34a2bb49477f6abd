'use client'

import { useDeferredValue, useMemo, useRef, useState } from 'react'

import type { AttachmentActions } from '#components/attachment/send-attachment.ts'
import { UntilAlive } from '#components/forms/until-alive.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { DrillBar } from '#components/ui/drill-bar.tsx'
import { lintRecall } from '#lib/domain/recall/lint/lint-recall.ts'
import type { RecallContent } from '#lib/domain/recall/recall.ts'
import { fillPlaceholders } from '#lib/domain/recall/templates/placeholders.ts'

import { CheckSection } from './editor/check-section.tsx'
import type { DraftKeeper } from './editor/draft-keeper.ts'
import { EditorProvider, type Editor } from './editor/editor-context.ts'
import { EditorSection } from './editor/editor-section.tsx'
import { sectionStates } from './editor/editor-sections.ts'
import { MergeDialog } from './editor/merge-dialog.tsx'
import { PacksSection } from './editor/packs-section.tsx'
import { SaveLine } from './editor/save-line.tsx'
import { SectionRail } from './editor/section-rail.tsx'
import { StepsSection } from './editor/steps-section.tsx'
import { SubmitLine, type Submit } from './editor/submit-line.tsx'
import { TextsSection } from './editor/texts-section.tsx'
import { useDraft, type DraftActions } from './editor/use-draft.ts'
import { WhatSection } from './editor/what-section.tsx'
import { WhoSection } from './editor/who-section.tsx'
import { WhySection } from './editor/why-section.tsx'

// A picture hangs on the draft as it stands on the server: one that was never saved is saved first.
const savedRecall = async (keeper: DraftKeeper | null): Promise<{ id: string } | { fault: string }> => {
  if (keeper?.standing.revision === null) await keeper.flush()
  return keeper && keeper.standing.revision !== null
    ? { id: keeper.standing.id }
    : { fault: 'Add a title first. The draft and its pictures are saved from then on.' }
}

// What a template left room for, as soon as it is chosen.
const filledWith = (
  patch: Partial<RecallContent>,
  content: RecallContent,
  names: Readonly<Record<string, string>>,
): Partial<RecallContent> => {
  if (!patch.scope && patch.reasonCode === undefined) return {}
  const next = { ...content, ...patch }
  return fillPlaceholders(next, { product: names[next.scope.find(({ gtin }) => gtin)?.gtin ?? ''] ?? null })
}

type Props = {
  /** The draft as it stands; without a revision it was never saved. */
  recall: { id: string; number: string | null; revision: number | null; content: RecallContent }
  productNames: Readonly<Record<string, string>>
  /** Who writes: text that is not saved yet is kept in the browser under this name. */
  owner: string
  /** YYYY-MM-DD. */
  today: string
  actions: DraftActions & { submit: Submit; attachments: AttachmentActions }
}

/** Writes a recall: one page in parts, saved by itself, judged while one types. */
export const RecallEditor = ({ recall, productNames, owner, today, actions }: Props) => {
  const draft = useDraft({ standing: recall, number: recall.number, owner, actions })
  const { content, set, state, unknownStores, notice, setNotice, keeper } = draft
  const [names, setNames] = useState(productNames)
  // A product is named in the same moment in which it is chosen.
  const named = useRef(productNames)
  const [showMissing, setShowMissing] = useState(recall.revision !== null)
  const [later, setLater] = useState(false)
  const choose = () => {
    setLater(false)
    keeper.current?.reconsider()
  }
  const calm = useDeferredValue(content)
  const findings = useMemo(() => lintRecall(calm, { today, productNames: names }), [calm, today, names])
  const editor: Editor = {
    content,
    set: (patch) => set({ ...patch, ...filledWith(patch, content, named.current) }),
    findings,
    names,
    name: (gtin, name) => {
      named.current = { ...named.current, [gtin]: name }
      setNames(named.current)
    },
    showMissing,
    unknownStores,
    pictures: { actions: actions.attachments, recallId: () => savedRecall(keeper.current) },
  }
  const open = findings.filter(
    ({ severity, code }) => severity === 'error' || !content.lintReasons?.[code]?.trim(),
  )
  return (
    <EditorProvider value={editor}>
      {content.kind === 'drill' && <DrillBar word="DRILL">Practice. No product is affected.</DrillBar>}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,48rem)_15rem]">
        <div className="sticky top-[calc(var(--notice)+var(--bar))] z-10 -mx-4 flex min-w-0 flex-col gap-2 border-b border-line bg-canvas px-4 py-2 lg:order-last lg:mx-0 lg:gap-4 lg:border-0 lg:p-0 lg:pt-1">
          <SaveLine state={state} onRetry={() => void keeper.current?.flush()} onChoose={choose} />
          <SectionRail sections={sectionStates(content, findings)} open={open.length} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          {notice && (
            <Banner
              tone="info"
              title={notice}
              live="polite"
              action={
                <Button size="sm" onClick={() => setNotice(null)}>
                  Got it
                </Button>
              }
            />
          )}
          <UntilAlive>
            <EditorSection id="what" title="What">
              <WhatSection />
            </EditorSection>
            <EditorSection
              id="packs"
              title="Affected products"
              description="Lots and dates stores will match against."
            >
              <PacksSection />
            </EditorSection>
            <EditorSection id="why" title="Why">
              <WhySection />
            </EditorSection>
            <EditorSection id="do" title="What to do">
              <StepsSection />
            </EditorSection>
            <EditorSection id="who" title="Recipients">
              <WhoSection />
            </EditorSection>
            <EditorSection
              id="texts"
              title="Languages"
              description="Approved texts written by people. Nothing is machine-translated."
            >
              <TextsSection />
            </EditorSection>
            <EditorSection id="check" title="Check and preview">
              <CheckSection number={draft.number ?? 'R-0000-0000'} />
            </EditorSection>
            <SubmitLine
              keeper={keeper}
              open={open.length}
              submit={actions.submit}
              onRefused={() => setShowMissing(true)}
            />
          </UntilAlive>
        </div>
      </div>
      {state.kind === 'conflict' && !later && (
        <MergeDialog
          key={JSON.stringify(state.conflicts)}
          onLater={() => setLater(true)}
          merged={state.merged}
          conflicts={state.conflicts}
          onResolve={(resolved) => {
            setLater(false)
            keeper.current?.resolve(resolved)
          }}
        />
      )}
    </EditorProvider>
  )
}
