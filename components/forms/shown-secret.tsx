'use client'

import { Banner } from '#components/ui/banner.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'

type Props = { secret: string; what: 'key' | 'secret'; note?: string }

/** A secret, this once. */
export const ShownSecret = ({ secret, what, note }: Props) => (
  <Banner tone="waiting" live="assertive" title={`Copy the ${what} now. It isn’t shown again.`}>
    <span className="flex items-center gap-2">
      <code className="rounded-sm bg-sunken px-2 py-1 text-sm wrap-anywhere select-all">{secret}</code>
      <CopyButton text={secret} label={`Copy ${what}`} copiedLabel="Copied" />
    </span>
    {note && <span className="block pt-1 text-sm">{note}</span>}
  </Banner>
)

/** The secret in the answer of an action; null when it holds none. */
export const secretIn = (value: unknown, name: Props['what']): string | null => {
  const said = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : null
  return typeof said === 'string' ? said : null
}
