import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { ActionRow } from '../../contract/improvements'
import { causeOf } from '../../domain/improvements/action-cause'
import { localisedName } from '../../domain/people/localised-name'
import { ActionStatusTag } from '../../parts/improvements/ActionStatusTag'
import { useActionWords } from '../../parts/improvements/action-words'
import { CellLine } from '../../ui/grid/CellLine'
import type { Column } from '../../ui/grid/data-table-shape'
import { Tag } from '../../ui/Tag'
import { DueDay } from './DueDay'
import styles from './Improvements.module.css'

type ColumnOptions = {
  today: string
  /** Beside an open panel there is room for what tells the rows apart only. */
  narrow: boolean
  /** On a session's page its name need not stand in every row. */
  ofSession?: boolean
}

/** Number, what, why, who, by when, and where it stands. */
export function useActionColumns({
  today,
  narrow,
  ofSession = false,
}: ColumnOptions): readonly Column<ActionRow>[] {
  const { t } = useTranslation('improvements')
  const language = useLanguage(state => state.language)
  const words = useActionWords()
  return useMemo(() => {
    const who = (person: ActionRow['owner']) =>
      person ? localisedName(language, person) : <span className={styles.nobody}>{t('list.nobody')}</span>
    const title = (action: ActionRow) => (ofSession ? words.shortTitle(action) : words.title(action))
    const wide: Column<ActionRow>[] = [
      {
        key: 'cause',
        priority: 3,
        head: t('field.cause'),
        ...(ofSession ? { width: 96 } : { least: 110 }),
        ink: 2,
        cell: action => {
          const cause = causeOf(action)
          const text = cause === null ? action.cause : t(`cause.${cause}`)
          return <span title={text ?? undefined}>{text}</span>
        },
      },
      {
        key: 'owner',
        head: t('field.owner'),
        width: language === 'en' ? 100 : 84,
        cell: action => who(action.owner),
      },
      {
        key: 'verifier',
        priority: 3,
        head: t('field.verifier'),
        width: language === 'en' ? 100 : 84,
        cell: action => who(action.verifier),
      },
    ]
    return [
      { key: 'number', head: '#', width: 48, ink: 3, numeric: true, cell: action => action.number },
      {
        key: 'title',
        head: t('field.title'),
        least: 220,
        cell: action => (
          <CellLine before={!ofSession && action.kind !== 'people' && <Tag>{t(`kind.${action.kind}`)}</Tag>}>
            {title(action)}
          </CellLine>
        ),
      },
      ...(narrow ? [] : wide),
      {
        key: 'due',
        head: t('field.due'),
        width: language === 'en' ? 148 : 136,
        cell: action => <DueDay action={action} today={today} />,
      },
      {
        key: 'status',
        head: t('field.status'),
        width: 88,
        cell: action => <ActionStatusTag status={action.status} />,
      },
    ]
  }, [t, language, words, today, narrow, ofSession])
}
