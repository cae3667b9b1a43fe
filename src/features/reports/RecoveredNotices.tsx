import { useQuery } from '@tanstack/react-query'
import { client } from '../../app/client'
import { RecoveryNotice } from '../../parts/recovery/RecoveryNotice'

/** Recovered data are not used as if they were whole: it stands here until somebody has gone through what is missing. */
export function RecoveredNotices() {
  const recoveries = useQuery({
    queryKey: ['book', 'recoveries', {}],
    queryFn: () => client.book.recoveries({}),
    meta: { quiet: true },
  })
  return (recoveries.data ?? [])
    .filter(({ checked }) => checked === null)
    .map(recovery => <RecoveryNotice key={recovery.seq} recovery={recovery} />)
}
