import type { SearchFact, SearchHit } from '../../contract/search'
import { localisedName } from '../../domain/people/localised-name'
import type { Language } from '../../i18n/setup'
import { dayText } from '../../parts/book/moment-text'
import type { CommandGroup } from '../../ui/overlay/CommandPalette'
import { foundKinds } from '../areas'
import { type AnyT, textOf } from '../loose-text'

/** What was found, by kind, in the order the areas give, in the words of the language. */
export function hitGroups(t: AnyT, language: Language, hits: readonly SearchHit[]): CommandGroup[] {
  return foundKinds.map(({ area, kind }) => ({
    id: kind,
    label: textOf(t, `${area}:palette.found.${kind}`) ?? '',
    items: hits
      .filter(hit => hit.kind === kind)
      .map(hit => ({
        id: `${kind} ${hit.id}`,
        label: titleOf(t, language, area, hit),
        detail: hit.facts.map(fact => factText(t, language, area, fact)).join(' · '),
      })),
  }))
}

/** A session by its course and number: 退改签政策解读 第4期. */
function titleOf(t: AnyT, language: Language, area: string, hit: SearchHit): string {
  const { kind, number } = hit
  const course = localisedName(language, { name: hit.title, nameEn: hit.titleEn })
  return (number !== null && textOf(t, `${area}:palette.title.${kind}`, { course, number })) || course
}

/** A code in its area's words; what an office called by a word of its own is that word. */
function factText(t: AnyT, language: Language, area: string, fact: SearchFact): string {
  if ('day' in fact) return dayText(language, fact.day)
  if ('code' in fact) return textOf(t, `${area}:${fact.of}.${fact.code}`) ?? fact.code
  return localisedName(language, fact)
}
