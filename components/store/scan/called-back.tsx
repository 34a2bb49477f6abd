import { Banner } from '#components/ui/banner.tsx'
import { formatGtin } from '#lib/domain/format/gtin.ts'

import type { Judged } from './judged.ts'
import { packsOf } from './let-go.ts'
import type { ScanTexts } from './scan-texts.ts'

type Props = { back: readonly Judged[]; texts: ScanTexts }

const ID = 'called-back'

/** Packs that this phone let go before it knew better: somebody has to fetch them. */
export const CalledBack = ({ back, texts }: Props) =>
  back.length > 0 && (
    <div id={ID} className="scroll-mt-24">
      <Banner tone="danger" live="assertive" title={texts.calledBack}>
        <p>{texts.calledBackText}</p>
        <ul className="list-disc ps-5 wrap-anywhere">
          {packsOf(back).map(({ pack: { gtin, lot, line }, packs }) => (
            <li key={`${gtin} ${lot ?? ''}`}>
              {line?.productName ?? formatGtin(gtin)}, {lot === null ? texts.noLot : `${texts.lot} ${lot}`} ×{' '}
              {packs}
            </li>
          ))}
        </ul>
      </Banner>
    </div>
  )

/** One line, so that the word of the pack in view keeps its place on a small screen: says so wherever somebody is, and leads there. */
export const CalledBackLink = ({ texts }: Pick<Props, 'texts'>) => (
  <a
    href={`#${ID}`}
    className="shrink-0 truncate rounded-lg bg-danger p-3 text-base font-semibold text-surface underline"
  >
    {texts.calledBack}
  </a>
)
