import type { drafts } from '../../../src/contract/drafts'
import type { AreaHandlers } from '../area-handlers'
import { firstEntryOf } from '../book/backup-files/keep-numbers'
import type { Db, JobContext } from '../context'
import { type DraftPlace, discardDraft, draftPlaces, draftsOf, keepDraft } from '../db/sqlite/drafts-file'
import { refuseUnknown } from '../known-operator'

export const draftsHandlers: AreaHandlers<typeof drafts> = {
  async find(context, input) {
    try {
      return draftsOf(context.dataDir, await placeOf(context, input), context.now)
    } catch {
      // A form without its drafts is still a form.
      return []
    }
  },
  async waiting({ dataDir, db, operatorId }) {
    try {
      return draftPlaces(dataDir, { book: await bookOf(db), operator: operatorId ?? '' })
    } catch {
      return []
    }
  },
  async keep(context, { id, base, values, ...input }) {
    // Nobody would find it again under a name that is on no list.
    if (context.operatorId !== null) await refuseUnknown(context.db, context.operatorId)
    const place = await placeOf(context, input)
    try {
      keepDraft(context.dataDir, place, { id, base, values, at: context.now })
    } catch {
      context.refuse('draft_not_kept')
    }
    return {}
  },
  async discard({ dataDir, db }, { id }) {
    try {
      discardDraft(dataDir, await bookOf(db), id)
    } catch {
      // It is gone by itself when it is old.
    }
    return {}
  },
}

async function placeOf(
  { db, operatorId }: Pick<JobContext, 'db' | 'operatorId'>,
  { form, record }: { form: string; record: string },
): Promise<DraftPlace> {
  return { book: await bookOf(db), operator: operatorId ?? '', form, record }
}

const bookOf = async (db: Db): Promise<string> => (await firstEntryOf(db)) ?? ''
