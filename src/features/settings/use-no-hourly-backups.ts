import { useAsk } from '../../app/call'

/**
 * Whether the data is not backed up by itself just now: damaged, lacking steps, only read, or with something else in the
 * place of the backups. A notice of the page says which.
 */
export function useNoHourlyBackups(): boolean {
  const book = useAsk('book', 'state', {}).data
  if (book?.state !== 'open') return false
  return (
    book.readOnly ||
    book.notices.some(
      one =>
        one.code === 'damaged' ||
        one.code === 'commands_lost' ||
        (one.code === 'name_taken' && one.names.includes('backups')),
    )
  )
}
