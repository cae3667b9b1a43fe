import { useTranslation } from 'react-i18next'
import { useAppearance } from '../appearance'
import { client } from '../client'
import type { PageCommand } from '../commands'
import { goAndBegin } from '../intent'
import { chord } from '../keys'
import { useLanguage } from '../language'
import { go, type Route } from '../links'
import { type AnyT, textOf } from '../loose-text'
import { useSay } from '../say'
import { bringBackNewest, takeBackNewest } from '../undo'

/** Pages one can go to without knowing an id. */
const places = [
  'today',
  'people',
  'posts',
  'needs',
  'gaps',
  'courses',
  'places',
  'plan',
  'sessions',
  'certificates',
  'improvement',
  'records',
  'import',
  'history',
  'settings',
] as const satisfies readonly Route['page'][]

/** What a page begins as soon as it stands there. */
const beginnings = [
  { id: 'people', route: { page: 'people' }, intent: 'people.new' },
  { id: 'needs', route: { page: 'needs' }, intent: 'needs.new' },
  { id: 'sessions', route: { page: 'sessions' }, intent: 'sessions.new' },
  { id: 'importPeople', route: { page: 'import', kind: 'people' }, intent: null },
  { id: 'importAbility', route: { page: 'import', kind: 'ability' }, intent: null },
] as const satisfies readonly { id: string; route: Route; intent: string | null }[]

/** What can be done from anywhere: go to a page, undo, redo, language, theme, backup. */
export function useDeskCommands(): { go: PageCommand[]; do: PageCommand[] } {
  const { t } = useTranslation('search')
  const say = useSay()
  const { language, change: changeLanguage } = useLanguage()
  const { change: changeTheme, theme } = useAppearance()
  const words = (id: string) => textOf(t as AnyT, `search:words.${id}`) ?? ''
  const command = (id: string, label: string, run: () => void, keyHint?: string): PageCommand => ({
    id: `desk.${id}`,
    label,
    words: words(id),
    run,
    ...(keyHint ? { keyHint } : {}),
  })

  const backUp = async () => {
    try {
      await client.book.backupNow({})
      say.done(t('said.backedUp'), { undoSeq: null })
    } catch (error) {
      say.refused('book', error)
    }
  }
  const other = language === 'en' ? 'zh-CN' : 'en'
  return {
    go: places.map(page => command(page, t(`go.${page}`), () => go({ page } as Route))),
    do: [
      ...beginnings.map(({ id, route, intent }) =>
        command(`new.${id}`, t(`do.new.${id}`), () => (intent ? goAndBegin(route, intent) : go(route))),
      ),
      command('undo', t('do.undo'), () => void takeBackNewest(), chord('Ctrl Z')),
      command('redo', t('do.redo'), () => void bringBackNewest(), chord('Ctrl Shift Z')),
      command('backup', t('do.backup'), () => void backUp()),
      command('language', t(`do.language.${other}`), () => changeLanguage(other)),
      ...(['light', 'dark', 'system'] as const)
        .filter(one => one !== theme)
        .map(one => command(`theme.${one}`, t(`do.theme.${one}`), () => changeTheme(one))),
    ],
  }
}
