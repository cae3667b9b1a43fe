import type { BookNotice } from '../../contract/book/state'
import { DamagedCard } from './DamagedCard'
import { FailedBackupCard } from './FailedBackupCard'
import { NotedCard } from './NotedCard'

/** What Today has to say of the data itself, the gravest first; nothing on an ordinary day. */
export function CareCards({ notices }: { notices: readonly BookNotice[] }) {
  const damaged = notices.find(notice => notice.code === 'damaged')
  return (
    <>
      {damaged && <DamagedCard notice={damaged} />}
      <FailedBackupCard />
      <NotedCard />
    </>
  )
}
