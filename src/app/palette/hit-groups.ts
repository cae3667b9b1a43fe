import type { SearchHit } from '../../contract/search'
import type { CommandGroup } from '../../ui/overlay/CommandPalette'
import { foundKinds } from '../areas'
import { type AnyT, textOf } from '../loose-text'

/** What was found, by kind, in the order the areas give. */
export function hitGroups(t: AnyT, hits: readonly SearchHit[]): CommandGroup[] {
  return foundKinds.map(({ area, kind }) => ({
    id: kind,
    label: textOf(t, `${area}:palette.found.${kind}`) ?? '',
    items: hits
      .filter(hit => hit.kind === kind)
      .map(hit => ({ id: `${kind} ${hit.id}`, label: titleOf(t, area, hit), detail: hit.detail })),
  }))
}

/** The index knows a session as “course number”; a person reads 退改签政策解读 第 4 期. */
function titleOf(t: AnyT, area: string, { kind, title }: SearchHit): string {
  const [, course, number] = /^(.*) (\d+)$/.exec(title) ?? []
  return (number && textOf(t, `${area}:palette.title.${kind}`, { course, number })) || title
}
