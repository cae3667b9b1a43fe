import { useAsk } from './call'

/** The book's own day; in the demonstration year it is not the clock's. Null until the book has said. */
export function useToday(): string | null {
  const book = useAsk('book', 'state', {})
  return book.data?.state === 'open' ? book.data.today : null
}
