import { useAsk } from '../../app/call'

/** The book's own day; empty until it is known. */
export function useToday(): string {
  const book = useAsk('book', 'state', {}).data
  return book?.state === 'open' ? book.today : ''
}
