import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../app/language'
import { hrefOf } from '../../../app/links'
import type { EnrolmentRow } from '../../../contract/sessions/enrolment'
import { localisedName } from '../../../domain/people/localised-name'
import { postWords, unitWords } from '../../../parts/sessions/enrolment-words'
import { Button } from '../../../ui/Button'
import type { Column } from '../../../ui/grid/data-table-shape'
import { Tag } from '../../../ui/Tag'
import styles from './Roster.module.css'

interface RosterSource {
  rows: readonly EnrolmentRow[]
  open: boolean
  withdraw: (people: EnrolmentRow[]) => Promise<boolean>
  enrolAgain: (person: EnrolmentRow) => Promise<boolean>
}

/** Number, name, unit, post: people of one name are marked, since numbers tell them apart. */
export function useRosterColumns({ rows, open, withdraw, enrolAgain }: RosterSource): Column<EnrolmentRow>[] {
  const { t } = useTranslation('sessions')
  const language = useLanguage(state => state.language)
  return useMemo(() => {
    const bearers = new Map<string, number>()
    for (const { name } of rows) bearers.set(name, (bearers.get(name) ?? 0) + 1)
    const columns: Column<EnrolmentRow>[] = [
      { key: 'nth', head: '#', cell: (_, index) => index + 1, numeric: true, ink: 3, width: 44 },
      { key: 'staffNo', head: t('roster.staffNo'), cell: person => person.staffNo, width: 88 },
      {
        key: 'name',
        head: t('roster.name'),
        width: 200,
        cell: person => (
          <span className={styles.name} data-withdrawn={person.status === 'withdrawn' || undefined}>
            <a href={hrefOf({ page: 'person', id: person.personId })}>{localisedName(language, person)}</a>
            {(bearers.get(person.name) ?? 0) > 1 && <Tag>{t('roster.homonym')}</Tag>}
            {person.left && <Tag tone="amber">{t('roster.left')}</Tag>}
            {person.status === 'withdrawn' && <Tag>{t('roster.withdrawn')}</Tag>}
          </span>
        ),
      },
      {
        key: 'unit',
        head: t('roster.unit'),
        cell: person => unitWords(language, person),
        ink: 2,
        width: 200,
      },
      {
        key: 'post',
        head: t('roster.post'),
        cell: person => postWords(language, person),
        ink: 2,
        width: 190,
      },
      {
        key: 'origin',
        priority: 3,
        head: t('roster.origin'),
        width: 96,
        cell: person => (person.origin === 'nominated' ? null : <Tag>{t(`origin.${person.origin}`)}</Tag>),
      },
      { key: 'note', head: t('roster.note'), priority: 3, cell: person => person.note, ink: 3 },
    ]
    if (!open) return columns
    return [
      ...columns,
      {
        key: 'do',
        head: '',
        width: 108,
        align: 'end',
        cell: person =>
          person.status === 'enrolled' ? (
            <Button
              kind="quiet"
              size="small"
              aria-label={t('roster.withdrawPerson', { name: person.name })}
              onClick={() => void withdraw([person])}
            >
              {t('roster.withdraw')}
            </Button>
          ) : (
            <Button kind="quiet" size="small" onClick={() => void enrolAgain(person)}>
              {t('roster.back')}
            </Button>
          ),
      },
    ]
  }, [rows, open, withdraw, enrolAgain, language, t])
}
