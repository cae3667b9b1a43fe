import type { StoredDraft } from '../../../src/contract/drafts'
import type { WireReply, WireRequest } from '../../../src/contract/wire'

type Call = Extract<WireRequest, { area: string }>
type Draft = StoredDraft & { form: string; record: string }

export interface DraftsInMemory {
  readonly kept: Draft[]
  /** Answers a call that is about drafts; null for any other. */
  reply(request: Call): WireReply | null
}

/** What a service keeps of forms that were not saved, `found` lies there already. */
export function draftsInMemory(found: readonly Draft[] = []): DraftsInMemory {
  let kept = [...found]
  const answers: Record<string, (input: never) => unknown> = {
    find: ({ form, record }: Draft) => kept.filter(one => one.form === form && one.record === record),
    waiting: () => kept.map(({ form, record, at }) => ({ form, record, at })),
    keep(draft: Draft) {
      kept = [{ ...draft, at: '2026-12-09T01:00:00.000Z' }, ...kept.filter(one => one.id !== draft.id)]
      return {}
    },
    discard({ id }: Draft) {
      kept = kept.filter(one => one.id !== id)
      return {}
    },
  }
  return {
    get kept() {
      return kept
    },
    reply({ id, area, name, input }) {
      const answer = area === 'drafts' ? answers[name] : undefined
      return answer ? { id, ok: true, output: answer(input as never), changed: [], seq: null } : null
    },
  }
}
