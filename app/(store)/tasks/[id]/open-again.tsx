import { getTranslations } from 'next-intl/server'

import { PackList } from '#components/store/task-facts.tsx'
import { Banner } from '#components/ui/banner.tsx'
import type { NoticeTask } from '#lib/queries/notice/notice-task.ts'
import { reopenedNews } from '#lib/web/reopened-news.ts'
import { taskLines } from '#lib/web/task-lines.ts'

/** On top of a task that was answered before: why it is open again, and what is new since. */
export const OpenAgain = async ({ task }: { task: NoticeTask }) => {
  const news = await reopenedNews(task)
  if (!news) return null
  const stock = await getTranslations('stock')
  const store = await getTranslations('store')
  const gained = await taskLines(task.gained, (picture) => `/files/${picture}`)
  return (
    <>
      <Banner tone={news.sold ? 'danger' : 'waiting'} title={news.title}>
        {news.moved.map(({ key, text }) => (
          <p key={key} className="font-semibold">
            {text}
          </p>
        ))}
        <p>{news.text}</p>
      </Banner>
      {gained.length > 0 && (
        <PackList id="gained" title={stock('newSince')} lines={gained} where={store('where')} />
      )}
    </>
  )
}
