import { lazy, Suspense } from 'react'
import { bringAllWords } from '../../app/language'
import type { BookNotice } from '../../contract/book/state'
import { DamagedCard } from './DamagedCard'
import { FailedBackupCard } from './FailedBackupCard'
import { NotedCard } from './NotedCard'

// It names tables of every area.
const RecoveredNotices = lazy(async () => {
  const [part] = await Promise.all([import('./RecoveredNotices'), bringAllWords()])
  return { default: part.RecoveredNotices }
})

/** What Today has to say of the data itself, the gravest first; nothing on an ordinary day. */
export function CareCards({ notices }: { notices: readonly BookNotice[] }) {
  const damaged = notices.find(notice => notice.code === 'damaged')
  return (
    <>
      {damaged && <DamagedCard notice={damaged} />}
      <FailedBackupCard />
      <Suspense>
        <RecoveredNotices />
      </Suspense>
      <NotedCard />
    </>
  )
}
