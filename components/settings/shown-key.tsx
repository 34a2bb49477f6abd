'use client'

import { Banner } from '#components/ui/banner.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'

/** The secret of a key, this once. */
export const ShownKey = ({ secret, note }: { secret: string; note?: string }) => (
  <Banner tone="waiting" live="assertive" title="Copy the key now. It isn’t shown again.">
    <span className="flex items-center gap-2">
      <code className="rounded-sm bg-sunken px-2 py-1 text-sm wrap-anywhere select-all">{secret}</code>
      <CopyButton text={secret} label="Copy key" copiedLabel="Copied" />
    </span>
    {note && <span className="block pt-1 text-sm">{note}</span>}
  </Banner>
)

/** The secret in the answer of an action; null when it holds none. */
export const secretIn = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'key' in value && typeof value.key === 'string'
    ? value.key
    : null
