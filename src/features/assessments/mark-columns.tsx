import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { Attempt, Component, MarkRow } from '../../contract/assessments'
import { alignedMark, decimalsOf, markText } from '../../domain/assessments/marks'
import { localisedName } from '../../domain/people/localised-name'
import { displayPostGrade } from '../../domain/people/post-grade'
import type { Language } from '../../i18n/setup'
import { componentText } from '../../parts/assessments/component-text'
import { attemptOf, type Scheme } from '../../parts/assessments/sheet-rows'
import { StateTag, VerdictTag } from '../../parts/assessments/VerdictTag'
import { AlteredTag } from '../../parts/book/AlteredTag'
import type { EntryColumn } from '../../ui/grid/entry-grid-shape'
import { Inline } from '../../ui/layout/Inline'
import { Tag } from '../../ui/Tag'
import { VisuallyHidden } from '../../ui/VisuallyHidden'
import styles from './Marks.module.css'

type Columns = EntryColumn<MarkRow>[]
type MarkField = 'theory' | 'practice'

interface MarkColumnsOptions {
  scheme: Scheme
  round: number
  rows: readonly MarkRow[]
  /** Nothing can be entered: the session is closed or cancelled. */
  locked: boolean
  /** Somebody's marks were altered outside: there is room for saying so. */
  altered: boolean
}

/** The columns of one round: the first marks with the resit beside them, or a resit with the first mark before it. */
export function useMarkColumns({ scheme, round, rows, locked, altered }: MarkColumnsOptions): Columns {
  const { t } = useTranslation('assessments')
  const language = useLanguage(state => state.language)
  const { theoryWeight, practiceWeight } = scheme
  const theory = decimalsOf(rows.map(row => markOf(attemptOf(row, round)?.theory)))
  const practice = decimalsOf(rows.map(row => markOf(attemptOf(row, round)?.practice)))
  const total = decimalsOf(rows.map(row => attemptOf(row, round)?.total ?? null))
  return useMemo(() => {
    const attempt = (row: MarkRow) => attemptOf(row, round)
    const decimals = { theory, practice }
    const mark = (field: MarkField): Columns[number] => ({
      key: field,
      head: t(`sheet.${field}`),
      width: 88,
      numeric: true,
      cell: row => <MarkCell component={attempt(row)?.[field] ?? null} decimals={decimals[field]} />,
      text: row => componentText(language, attempt(row)?.[field] ?? null),
      ...(locked ? {} : { entry: 'number' as const }),
    })
    return [
      ...personColumns(t, language, { round, altered }),
      ...(round > 1 ? [firstColumn(t)] : []),
      ...(theoryWeight > 0 ? [mark('theory')] : []),
      ...(practiceWeight > 0 ? [mark('practice')] : []),
      {
        key: 'total',
        head: t('sheet.total'),
        width: 72,
        numeric: true,
        cell: row => {
          const sum = attempt(row)?.total ?? null
          return sum === null ? '' : alignedMark(sum, total)
        },
        text: row => totalText(attempt(row)),
      },
      {
        key: 'verdict',
        head: t('sheet.verdict'),
        width: 140,
        cell: row => (
          <Inline>
            <EarnedTags attempt={attempt(row)} raised={row.raised} />
          </Inline>
        ),
        text: row => verdictText(t, attempt(row)),
      },
      ...(round === 1 ? [resitColumn(t)] : []),
      {
        key: 'note',
        head: t('sheet.note'),
        ink: 2 as const,
        cell: row => attempt(row)?.note ?? '',
        text: row => attempt(row)?.note ?? '',
        ...(locked ? {} : { entry: 'text' as const, aside: true }),
      },
    ]
  }, [t, language, round, theoryWeight, practiceWeight, theory, practice, total, locked, altered])
}

type T = ReturnType<typeof useTranslation<'assessments'>>['t']

const totalText = (attempt: Attempt | null) => (attempt?.total == null ? '' : markText(attempt.total))
const verdictText = (t: T, attempt: Attempt | null) =>
  attempt && attempt.verdict !== 'incomplete' ? t(`verdict.${attempt.verdict}`) : ''

function personColumns(
  t: T,
  language: Language,
  { round, altered }: Pick<MarkColumnsOptions, 'round' | 'altered'>,
): Columns {
  const post = (row: MarkRow) =>
    displayPostGrade(
      row.postName && localisedName(language, { name: row.postName, nameEn: row.postNameEn }),
      row.gradeLevelName &&
        localisedName(language, { name: row.gradeLevelName, nameEn: row.gradeLevelNameEn }),
    )
  return [
    {
      key: 'number',
      head: '#',
      width: 44,
      numeric: true,
      ink: 3,
      cell: (_row, index) => index + 1,
      text: () => '',
    },
    {
      key: 'staffNo',
      head: t('sheet.staffNo'),
      width: 80,
      stays: true,
      cell: row => row.staffNo,
      text: row => row.staffNo ?? '',
    },
    {
      key: 'name',
      head: t('sheet.name'),
      width: altered ? 220 : 156,
      stays: true,
      cell: row => <PersonName row={row} round={round} />,
      text: row => localisedName(language, row),
    },
    { key: 'post', head: t('sheet.post'), width: 148, ink: 2, cell: post, text: post },
  ]
}

/** How it ended, states too: a state of one component is the verdict of the whole. */
function EarnedTags({ attempt, raised }: { attempt: Attempt | null; raised: MarkRow['raised'] }) {
  if (!attempt) return null
  return (
    <>
      <VerdictTag verdict={attempt.verdict} />
      {attempt.verdict === 'passed' && <Raised raised={raised} />}
    </>
  )
}

/** In a resit: what it is a resit of. */
function firstColumn(t: T): Columns[number] {
  return {
    key: 'first',
    head: t('sheet.first'),
    width: 108,
    align: 'end',
    ink: 2,
    cell: row => <AttemptBrief attempt={row.first} />,
    text: row => totalText(row.first) || verdictText(t, row.first),
  }
}

/** Beside the first mark: the newest resit, and how it ended. */
function resitColumn(t: T): Columns[number] {
  const newest = (row: MarkRow) => row.resits.at(-1) ?? null
  return {
    key: 'resit',
    head: t('sheet.resit'),
    width: 108,
    align: 'end',
    cell: row => <AttemptBrief attempt={newest(row)} />,
    text: row => totalText(newest(row)) || verdictText(t, newest(row)),
  }
}

function AttemptBrief({ attempt }: { attempt: Attempt | null }) {
  if (!attempt) return null
  return (
    <Inline justify="end">
      {attempt.total !== null && markText(attempt.total)}
      <VerdictTag verdict={attempt.verdict} />
    </Inline>
  )
}

const markOf = (component: Component | null | undefined) =>
  component?.kind === 'scored' ? component.mark : null

function MarkCell({ component, decimals }: { component: Component | null; decimals: number }) {
  if (component === null) return null
  return component.kind === 'scored' ? (
    alignedMark(component.mark, decimals)
  ) : (
    <StateTag state={component.kind} />
  )
}

/** The name; who never came is marked, since no mark is owed, and so is whose marks were altered outside. */
function PersonName({ row, round }: { row: MarkRow; round: number }) {
  const { t } = useTranslation('assessments')
  const language = useLanguage(state => state.language)
  const name = localisedName(language, row)
  const absent = row.absent && round === 1
  if (!absent && row.altered.length === 0) return name
  return (
    <Inline>
      {name}
      {absent && <Tag title={t('sheet.absentHint')}>{t('sheet.absent')}</Tag>}
      <AlteredTag alterations={row.altered} />
    </Inline>
  )
}

/** The levels this pass raised: ↑4, ↑×2 of two of them, and whose when one looks closer. */
function Raised({ raised }: { raised: MarkRow['raised'] }) {
  const { t } = useTranslation('assessments')
  const language = useLanguage(state => state.language)
  const [first] = raised
  if (!first) return null
  const title = raised
    .map(({ competency, competencyEn, level }) =>
      t('sheet.raisedTo', {
        competency: localisedName(language, { name: competency, nameEn: competencyEn }),
        level,
      }),
    )
    .join('\n')
  return (
    <span className={styles.raised} title={title}>
      <span aria-hidden="true">{raised.length === 1 ? `↑${first.level}` : `↑×${raised.length}`}</span>
      <VisuallyHidden>
        {raised.length === 1
          ? t('sheet.raised', { level: first.level })
          : t('sheet.raisedMany', { count: raised.length })}
      </VisuallyHidden>
    </span>
  )
}
