import type { TFunction } from 'i18next'
import { useAsk } from '../../app/call'
import { client } from '../../app/client'
import { fileNameText } from '../../app/history-words'
import type { RunningJob } from '../../contract/book/state'

/** The jobs that somebody waits for just now, whoever began them; none while that is not known. */
export function useRunningJobs(): readonly RunningJob[] {
  return useAsk('book', 'life', {}).data?.jobs ?? []
}

/** 'Importing “花名册.xlsx”' */
export const jobText = (t: TFunction<'book'>, { what, file }: RunningJob): string =>
  t(`jobs.${what}`, { file: fileNameText(t, file) })

/** Tells these to stop. What follows them waits by itself until they have. */
export async function stopJobs(jobs: readonly RunningJob[]): Promise<void> {
  if (jobs.length > 0) await client.book.stopJobs({ ids: jobs.map(one => one.id) })
}
