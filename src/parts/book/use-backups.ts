import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { client } from '../../app/client'

/**
 * The backups, newest first, as they lie on the disk: looked at whenever they are shown, and when the window comes back
 * to the front, since whoever removes or damages one tells nobody.
 */
export function useBackups() {
  const answer = useQuery({
    queryKey: ['book', 'backups', {}],
    queryFn: () => client.book.backups({}),
    staleTime: 0,
    meta: { quiet: true },
  })
  const { refetch } = answer
  useEffect(() => {
    const again = () => void refetch()
    window.addEventListener('focus', again)
    return () => window.removeEventListener('focus', again)
  }, [refetch])
  return answer
}
