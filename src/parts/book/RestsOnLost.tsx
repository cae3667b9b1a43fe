import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { client } from '../../app/client'
import { bringAllWords } from '../../app/language'

// It names tables of every area.
const LostRowsNotice = lazy(async () => {
  const [part] = await Promise.all([import('./LostRowsNotice'), bringAllWords()])
  return { default: part.LostRowsNotice }
})

/**
 * Over the figures of a page: rows that they rest on were lost with damaged data, and nobody has gone through that yet.
 * `tables`: those the page counts. Nothing on an ordinary day.
 */
export function RestsOnLost({ tables }: { tables: readonly string[] }) {
  const recoveries = useQuery({
    queryKey: ['book', 'recoveries', {}],
    queryFn: () => client.book.recoveries({}),
    meta: { quiet: true },
  })
  const concerned = (recoveries.data ?? []).flatMap(recovery => {
    const { proved, lost, checked } = recovery
    const rows = lost.filter(one => one.lost > 0 && tables.includes(one.table))
    return checked === null && (rows.length > 0 || !proved) ? [{ recovery, lost: rows }] : []
  })
  if (concerned.length === 0) return null
  return (
    <Suspense>
      {concerned.map(({ recovery, lost }) => (
        <LostRowsNotice key={recovery.seq} recovery={recovery} lost={lost} />
      ))}
    </Suspense>
  )
}
