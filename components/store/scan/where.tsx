import { WRITTEN_IN } from '#lib/domain/recall/texts.ts'

import type { ScanTexts } from './scan-texts.ts'

/** Where on a pack its lot stands: an author's words, which nobody translates. */
export const Where = ({ hint, texts }: { hint: string; texts: ScanTexts }) => (
  <>
    {texts.where}: <span lang={WRITTEN_IN}>{hint}</span>
  </>
)
