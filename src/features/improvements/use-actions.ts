import { useMemo } from 'react'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import type { ActionRow } from '../../contract/improvements'
import { localisedName } from '../../domain/people/localised-name'
import { useActionWords } from '../../parts/improvements/action-words'
import { useImprovementView } from './improvement-view'

/** The newest so many of those that are finished; of the unfinished there are fewer. */
export const mostListed = 1000

/** The actions of the chosen status, narrowed by kind and by the words a person looks for. */
export function useActions() {
  const { status, kind, text } = useImprovementView()
  const language = useLanguage(state => state.language)
  const words = useActionWords()
  const answer = useAsk('improvements', 'list', { status, limit: mostListed }, { keepPrevious: true })
  const rows = useMemo(() => {
    const wanted = text.trim().toLowerCase()
    const textOf = (action: ActionRow) =>
      [
        `#${action.number}`,
        words.title(action),
        ...[action.person, action.owner, action.verifier].flatMap(who =>
          who ? [localisedName(language, who), who.name, who.staffNo ?? ''] : [],
        ),
      ]
        .join(' ')
        .toLowerCase()
    return (answer.data ?? []).filter(
      action => (kind === null || action.kind === kind) && (wanted === '' || textOf(action).includes(wanted)),
    )
  }, [answer.data, kind, text, words, language])
  return { ...answer, rows, truncated: (answer.data?.length ?? 0) >= mostListed }
}
