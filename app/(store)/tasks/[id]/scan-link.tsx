import { getTranslations } from 'next-intl/server'

import { scan } from '#components/ui/glyphs.ts'
import { WarmReader } from '#components/store/scan/warm-reader.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'

/** From a task to its scanner. */
export const ScanLink = async ({ noticeId }: { noticeId: string }) => (
  <>
    <LinkButton href={`/tasks/${noticeId}/scan`} glyph={scan} size="lg" block>
      {(await getTranslations('scan'))('open')}
    </LinkButton>
    <WarmReader page={`/tasks/${noticeId}/scan`} />
  </>
)
