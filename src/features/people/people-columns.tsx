import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { PersonRow } from '../../contract/people/person'
import { localisedName, localisedPath } from '../../domain/people/localised-name'
import { displayPostGrade } from '../../domain/people/post-grade'
import { columnDay } from '../../parts/sessions/day-words'
import { CellLine } from '../../ui/grid/CellLine'
import type { Column } from '../../ui/grid/data-table-shape'
import { Tag } from '../../ui/Tag'

/** The columns of the list. Headquarters stands above everything, so it is left out of the paths. */
export function usePeopleColumns(showStatus: boolean): readonly Column<PersonRow>[] {
  const { t } = useTranslation('people')
  const language = useLanguage(state => state.language)
  return useMemo(
    () => [
      {
        key: 'staffNo',
        head: t('field.staffNo'),
        width: language === 'en' ? 112 : 88,
        sortable: true,
        cell: person => person.staffNo,
      },
      {
        key: 'name',
        head: t('field.name'),
        least: language === 'en' ? 140 : 104,
        sortable: true,
        cell: person => (
          <CellLine
            after={
              (person.external || person.tags.length > 0) && (
                <>
                  {person.external && <Tag title={person.company ?? ''}>{t('external')}</Tag>}
                  {person.tags.map(tag => (
                    <Tag key={tag} tone="accent">
                      {tag}
                    </Tag>
                  ))}
                </>
              )
            }
          >
            {localisedName(language, person)}
          </CellLine>
        ),
      },
      {
        key: 'unit',
        head: t('field.unit'),
        least: language === 'en' ? 158 : 150,
        ink: 2,
        cell: person =>
          localisedPath(language, person.unitPath, person.unitPath.length > 1 ? 1 : 0) || person.company,
      },
      {
        key: 'post',
        head: t('field.post'),
        least: language === 'en' ? 134 : 130,
        ink: 2,
        cell: person => postOf(language, person),
      },
      {
        key: 'hiredOn',
        priority: 3,
        head: t('field.hiredOn'),
        width: 104,
        sortable: true,
        ink: 2,
        cell: person => person.hiredOn && columnDay(language, person.hiredOn),
      },
      {
        key: 'phone',
        head: t('field.phone'),
        width: 116,
        priority: 3,
        ink: 2,
        cell: person => person.phoneMasked,
      },
      ...(showStatus
        ? [
            {
              key: 'status',
              head: t('field.status'),
              width: 72,
              cell: (person: PersonRow) => (
                <Tag tone={person.status === 'active' ? 'plain' : 'neutral'} title={person.leftOn ?? ''}>
                  {t(`status.${person.status}`)}
                </Tag>
              ),
            },
          ]
        : []),
    ],
    [t, language, showStatus],
  )
}

function postOf(language: string, person: PersonRow): string {
  const post =
    person.postName && localisedName(language, { name: person.postName, nameEn: person.postNameEn })
  const grade =
    person.gradeLevelName &&
    localisedName(language, { name: person.gradeLevelName, nameEn: person.gradeLevelNameEn })
  return displayPostGrade(post, grade)
}
