import type { TFunction } from 'i18next'
import type { SearchHit } from '../../contract/search'
import type { CommandGroup } from '../../ui/overlay/CommandPalette'

const kinds = ['person', 'session', 'course'] as const

/** What was found, by kind: people first, since they are asked for most. */
export function hitGroups(t: TFunction<'search'>, hits: readonly SearchHit[]): CommandGroup[] {
  return kinds.map(kind => ({
    id: kind,
    label: t(`kind.${kind}`),
    items: hits
      .filter(hit => hit.kind === kind)
      .map(hit => ({ id: `${hit.kind} ${hit.id}`, label: titleOf(t, hit), detail: hit.detail })),
  }))
}

/** The index knows a session as “course number”; a person reads 退改签政策解读 第 4 期. */
function titleOf(t: TFunction<'search'>, hit: SearchHit): string {
  const session = hit.kind === 'session' ? /^(.*) (\d+)$/.exec(hit.title) : null
  return session ? t('sessionTitle', { course: session[1], number: session[2] }) : hit.title
}
