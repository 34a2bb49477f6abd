import { CodeInline } from '#components/ui/code-inline.tsx'

import { FORM_WORDS } from './trace-words.ts'

type Props = { form: keyof typeof FORM_WORDS; facts: { name: string; value: string }[] }

/** Says back what was understood, so that a wrong scan is seen before anybody acts on it. */
export const ReadBack = ({ form, facts }: Props) => (
  <p role="status" className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
    <span>Read as {FORM_WORDS[form]}:</span>
    {facts.map(({ name, value }) => (
      <span key={`${name} ${value}`}>
        {name} <CodeInline>{value}</CodeInline>
      </span>
    ))}
  </p>
)
