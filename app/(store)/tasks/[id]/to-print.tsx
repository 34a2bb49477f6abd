import { getTranslations } from 'next-intl/server'

import { buttonClasses } from '#components/ui/button-classes.ts'

/** What is stuck on the box and hung on the shelf. Links of the browser's own: it opens what it gets, to be printed. */
export const ToPrint = async ({ noticeId }: { noticeId: string }) => {
  const t = await getTranslations('label')
  return (
    <section aria-labelledby="to-print" className="flex flex-col gap-3">
      <h2 id="to-print" className="text-lg">
        {t('print')}
      </h2>
      <div className="flex flex-wrap gap-3">
        {(['label', 'sign'] as const).map((sheet) => (
          <a
            key={sheet}
            href={`/tasks/${noticeId}/${sheet}.pdf`}
            className={buttonClasses({ size: 'lg', className: 'flex-1' })}
          >
            {t(sheet)}
          </a>
        ))}
      </div>
    </section>
  )
}
