import type { Message } from '../../../src/contract/today-row'
import { causeOf } from '../../../src/domain/improvements/action-cause'
import { actionRow } from '../../../src/domain/improvements/action-today'
import { sessionTitle, type TodaySource } from '../today-source'
import { type Action, listActions } from './actions-store'

/** Actions to be finished or verified. */
export const actionsToday: TodaySource<'action_due', 'finish_action' | 'verify_action'> = {
  kinds: { action_due: 7 },
  actions: ['finish_action', 'verify_action'],
  async facts({ db, today }) {
    const actions = await listActions(db, { status: 'unfinished' }, today)
    return actions.flatMap(action => {
      const row = actionRow(action.status, action.dueOn)
      if (!row) return []
      return {
        ...row,
        kind: 'action_due' as const,
        id: action.id,
        count: null,
        to: { page: 'improvement', actionId: action.id },
        title: titleOf(action),
        notes: whoOf(action),
        tag: null,
      }
    })
  },
}

/** Its own words, or the codes its words are made from. */
function titleOf(action: Action): Message {
  const title = { name: action.title, nameEn: null }
  const cause = causeOf(action)
  if (cause === null) return title
  const short = {
    say: `improvements.followUp.${cause}`,
    with: { person: named(action.person) ?? title },
  }
  if (!action.session) return short
  return {
    say: 'improvements.followUp.of',
    with: { title: short, session: sessionTitle(action.session) },
  }
}

function whoOf({ owner, verifier }: Action): Message[] {
  const by = (say: string, who: Message | null): Message[] => (who ? [{ say, with: { name: who } }] : [])
  return [
    ...(owner ? by('improvements.owner', named(owner)) : [{ say: 'improvements.ownerless' }]),
    ...by('improvements.verifier', named(verifier)),
  ]
}

const named = (who: Action['owner']): Message | null => who && { name: who.name, nameEn: who.nameEn }
