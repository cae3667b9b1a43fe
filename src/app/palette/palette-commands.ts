import { useTranslation } from 'react-i18next'
import type { Language } from '../../i18n/setup'
import { chord } from '../../ui/keys'
import { useAppearance } from '../appearance'
import { beginnings, navEntries } from '../areas'
import { client } from '../client'
import type { PageCommand } from '../commands'
import { openHelp } from '../help'
import { goAndBegin } from '../intent'
import { pageWords, useLanguage } from '../language'
import { go, hrefOf, hrefOfPage } from '../links'
import { type AnyT, textOf } from '../loose-text'
import { pageAreas } from '../page-areas'
import { routeOf } from '../route'
import { useSay } from '../say'
import { bringBackNewest, takeBackNewest } from '../undo'

/** What can be done from anywhere: go to a page, undo, redo, backup, help, language, theme. */
export function usePaletteCommands(): { go: PageCommand[]; do: PageCommand[] } {
  const { t } = useTranslation('search')
  const say = useSay()
  const { language, change: changeLanguage } = useLanguage()
  const { change: changeTheme } = useAppearance()
  const words = (id: string) => textOf(t as AnyT, `search:words.${id}`) ?? ''
  const command = (id: string, label: string, run: () => void, keyHint?: string): PageCommand => ({
    id: `app.${id}`,
    label,
    words: words(id),
    run,
    ...(keyHint ? { keyHint } : {}),
  })
  /** A command that an area brings, with its words. */
  const ofArea = (area: string, kind: 'go' | 'begin', id: string, run: () => void): PageCommand => ({
    id: `app.${area}.${kind}.${id}`,
    label: textOf(t as AnyT, `${area}:palette.${kind}.${id}`) ?? '',
    words: textOf(t as AnyT, `${area}:palette.words.${id}`) ?? '',
    run,
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
    go: [
      ...navEntries.flatMap(({ area, page, go: more = [] }) =>
        [page, ...more].map(one => ofArea(area, 'go', one, () => openHash(hrefOfPage(one)))),
      ),
      ...placesIn(language).map(({ address, label, words }) => ({
        id: `app.place.${address}`,
        label,
        words,
        run: () => openHash(`#/${address}`),
      })),
    ],
    do: [
      ...beginnings.map(({ area, id }) =>
        ofArea(area, 'begin', id, () => openHash(hrefOfPage(area), `${area}.${id}`)),
      ),
      command('undo', t('do.undo'), () => void takeBackNewest(), chord('Ctrl Z')),
      command('redo', t('do.redo'), () => void bringBackNewest(), chord('Ctrl Shift Z')),
      command('backup', t('do.backup'), () => void backUp()),
      command('help', t('do.help'), () => openHelp('page'), 'F1'),
      command('keys', t('do.keys'), () => openHelp('keys'), '?'),
      command('language', t(`do.language.${other}`), () => changeLanguage(other)),
      // The one there is too: who looks for it is not told that there is none.
      ...(['light', 'dark', 'system'] as const).map(one =>
        command(`theme.${one}`, t(`do.theme.${one}`), () => changeTheme(one)),
      ),
    ],
  }
}

interface Place {
  /** Without its '#/': 'settings?section=backups'. */
  address: string
  label: string
  words: string
}

/** Places within pages, as the areas' words have them under `palette.place`: each by its address. */
export function placesIn(language: Language): Place[] {
  return pageAreas().flatMap(({ name }) => {
    const places: unknown = pageWords.getResource(language, name, 'palette.place')
    return Object.entries((places ?? {}) as Record<string, Omit<Place, 'address'>>).map(
      ([address, { label, words }]) => ({ address, label, words }),
    )
  })
}

function openHash(hash: string, intent?: string): void {
  const route = routeOf(hash)
  if (route === null) throw new Error(`no address ${hash}`)
  if (intent) goAndBegin(route, intent)
  else if (window.location.hash === hrefOf(route)) showAgain()
  else go(route)
}

/** One who goes where the window stands already wants to see it: after the palette has given the focus back. */
function showAgain(): void {
  setTimeout(() => window.dispatchEvent(new HashChangeEvent('hashchange')))
}
