import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useCommands } from '../../app/commands'
import { useIntent } from '../../app/intent'
import { useLanguage } from '../../app/language'
import { go, type Route, replaceRoute } from '../../app/links'
import { usePageTitle } from '../../app/page-title'
import { localisedName } from '../../domain/people/localised-name'
import { RestsOnLost } from '../../parts/book/RestsOnLost'
import { useKeys } from '../../ui/keys'
import { HirePanel } from './HirePanel'
import styles from './People.module.css'
import { PeopleList } from './PeopleList'
import { UnitsCard } from './UnitsCard'
import { everybody, withoutUnit } from './unit-tree-rows'

/** The organisation at the left, its people at the right. */
export function PeoplePage({ route }: { route: Extract<Route, { page: 'people' }> }) {
  const { t } = useTranslation('people')
  const language = useLanguage(state => state.language)
  const answer = useAsk('people', 'units', {})
  const [adding, setAdding] = useState(false)
  const add = () => setAdding(true)
  usePageTitle(t('list.title'))
  useKeys([{ keys: 'N', label: t('list.add'), run: add }])
  useIntent('people.new', add)
  useCommands([
    { id: 'people.new', label: t('list.add'), keyHint: 'N', run: add },
    { id: 'people.import', label: t('list.importRoster'), run: () => go({ page: 'import', kind: 'people' }) },
    { id: 'people.posts', label: t('posts.title'), run: () => go({ page: 'posts' }) },
  ])

  const unit = answer.data?.units.find(one => one.id === route.unitId)
  // A unit that is gone (undone, removed) shows everybody again.
  const chosen = unit ? unit.id : route.unitId === withoutUnit ? withoutUnit : everybody
  const choose = (id: string) =>
    replaceRoute(id === everybody ? { page: 'people' } : { page: 'people', unitId: id })
  const title = unit
    ? localisedName(language, unit)
    : t(chosen === withoutUnit ? 'tree.withoutUnit' : 'tree.everybody')

  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <UnitsCard answer={answer} chosen={chosen} onChoose={choose} />
      </div>
      <div className={styles.column}>
        <RestsOnLost tables={['person']} />
        <PeopleList
          title={title}
          unitId={unit ? unit.id : chosen === withoutUnit ? null : undefined}
          emptyBook={answer.data !== undefined && answer.data.people + answer.data.left === 0}
          narrow={adding}
          onAdd={add}
        />
      </div>
      {adding && <HirePanel unitId={unit?.id ?? null} onClose={() => setAdding(false)} />}
    </div>
  )
}
