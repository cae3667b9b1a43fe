import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { PersonGap } from '../../contract/needs'
import { localisedName } from '../../domain/people/localised-name'
import { displayPostGrade } from '../../domain/people/post-grade'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { List, ListRow } from '../../ui/layout/ListRow'
import { Tag } from '../../ui/Tag'
import { VisuallyHidden } from '../../ui/VisuallyHidden'
import styles from './Needs.module.css'

const first = 30
const more = 200

type NameListProps = { label: string; people: readonly PersonGap[]; onPerson: (person: PersonGap) => void }

/** Names with number and post, and the level held against the one asked. */
export function NameList({ label, people, onPerson }: NameListProps) {
  const { t } = useTranslation('needs')
  const language = useLanguage(state => state.language)
  const [shown, setShown] = useState(first)
  if (people.length === 0) return <EmptyState title={t('names.nobody')} />
  const left = people.length - shown
  return (
    <List label={label}>
      {people.slice(0, shown).map(person => (
        <ListRow
          key={person.personId}
          title={
            <button type="button" className={styles.plain} onClick={() => onPerson(person)}>
              {localisedName(language, person)}
            </button>
          }
          meta={[person.staffNo, postOf(language, person)].filter(Boolean).join(' · ')}
          end={<Levels person={person} />}
        />
      ))}
      {left > 0 && (
        <ListRow
          quiet
          title={
            <button type="button" className={styles.plain} onClick={() => setShown(shown + more)}>
              {t('names.more', { count: left })}
            </button>
          }
        />
      )}
    </List>
  )
}

function postOf(language: string, person: PersonGap): string {
  const named = (name: string | null, nameEn: string | null) =>
    name === null ? null : localisedName(language, { name, nameEn })
  return displayPostGrade(
    named(person.postName, person.postNameEn),
    named(person.gradeLevelName, person.gradeLevelNameEn),
  )
}

function Levels({ person: { kind, level, required } }: { person: PersonGap }) {
  const { t } = useTranslation('needs')
  if (level === null) return <Tag>{t(`state.${kind}`)}</Tag>
  return (
    <span className={styles.levels}>
      <VisuallyHidden>{t('names.levels', { level, required })}</VisuallyHidden>
      <span aria-hidden="true">
        {level} <small>/ {required}</small>
      </span>
    </span>
  )
}
