import { lazy, Suspense } from 'react'
import { bringAllWords } from '../../app/language'
import type { BookNotice } from '../../contract/book/state'
import { FailedBackupCard } from './FailedBackupCard'
import { MissingCertificatesCard } from './MissingCertificatesCard'
import { NotedCard } from './NotedCard'
import { WaitingDrafts } from './WaitingDrafts'

// It says what the frame says, in the words of the data.
const DamagedCard = lazy(async () => {
  const [part] = await Promise.all([import('./DamagedCard'), bringAllWords()])
  return { default: part.DamagedCard }
})

// It names tables of every area.
const RecoveredNotices = lazy(async () => {
  const [part] = await Promise.all([import('./RecoveredNotices'), bringAllWords()])
  return { default: part.RecoveredNotices }
})

/** What Today has to say of the data itself, the gravest first; nothing on an ordinary day. */
export function CareCards({ notices }: { notices: readonly BookNotice[] }) {
  const damaged = notices.filter(notice => notice.code === 'damaged')
  return (
    <>
      <Suspense>
        {damaged.map(notice => (
          <DamagedCard key={notice.what} notice={notice} />
        ))}
      </Suspense>
      <FailedBackupCard />
      <MissingCertificatesCard />
      <Suspense>
        <RecoveredNotices />
      </Suspense>
      <NotedCard />
      <WaitingDrafts />
    </>
  )
}
