import { useJob } from '../../app/call'
import { queryClient } from '../../app/client'
import type { TakenName } from '../../contract/book/own-name'

/** Renames what has taken a name of ours. The book is opened anew; everything on the page is asked again. */
export function useClearName() {
  const job = useJob('book', 'clearName')
  return {
    error: job.error,
    busyName: job.isPending ? job.variables?.input.name : undefined,
    clear: (name: TakenName) =>
      job.mutate({ input: { name } }, { onSuccess: () => void queryClient.invalidateQueries() }),
  }
}
