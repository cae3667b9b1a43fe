import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { NamedRecord } from '../../contract/people/brief'
import type { CompetencyRow, PostRow } from '../../contract/people/structure'
import { localisedName } from '../../domain/people/localised-name'
import { displayPostGrade } from '../../domain/people/post-grade'
import { StaleCellNotice } from '../../parts/drafts/StaleCellNotice'
import { useKeptCell } from '../../parts/drafts/use-kept-cell'
import { CellConflictNotice } from '../../parts/entries/CellConflictNotice'
import { useConflictsOf } from '../../parts/entries/use-cell-conflicts'
import { useConflictSheet } from '../../parts/entries/use-conflict-sheet'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { Segmented } from '../../ui/field/Segmented'
import { EntryGrid } from '../../ui/grid/EntryGrid'
import type { EntryColumn, EntryEdit } from '../../ui/grid/entry-grid-shape'
import { KeyHints } from '../../ui/KeyHints'
import { Card } from '../../ui/layout/Card'
import { Menu } from '../../ui/overlay/Menu'
import styles from './Posts.module.css'
import {
  columnKey,
  pastedCells,
  type RequirementMode,
  requirementColumns,
  typedValue,
} from './requirement-matrix'
import { useRequirements } from './use-requirements'

type RequirementsCardProps = {
  posts: readonly PostRow[]
  gradeLevels: readonly NamedRecord[]
  competencies: readonly CompetencyRow[]
  /** When the posts came, in milliseconds. */
  cameAt: number
  refetch: () => unknown
}

const rowKey = (row: CompetencyRow) => row.id

/** Pixels for a head in one line: characters are square, letters about half as wide. */
function headWidth(head: string): number {
  const units = [...head].reduce((sum, character) => sum + (character > '\u2e80' ? 13 : 7.5), 0)
  return Math.max(76, Math.round(24 + units))
}

/** Which level each post asks for in each competency: a digit sets it, 0 or Delete takes it away. */
export function RequirementsCard({
  posts,
  gradeLevels,
  competencies,
  cameAt,
  refetch,
}: RequirementsCardProps) {
  const { t } = useTranslation('people')
  const language = useLanguage(state => state.language)
  const [mode, setMode] = useState<RequirementMode>('level')
  const unfinished = useKeptCell('requirement', mode)
  const [added, setAdded] = useState<ReadonlySet<string>>(new Set())
  const { lines, enter, conflicts } = useRequirements(posts, { cameAt, refetch })

  const places = useMemo(
    () =>
      requirementColumns(
        posts,
        gradeLevels.map(grade => grade.id),
        added,
      ),
    [posts, gradeLevels, added],
  )
  const plain = useMemo<EntryColumn<CompetencyRow>[]>(() => {
    const nameOf = (records: readonly NamedRecord[], id: string | null) => {
      const record = records.find(one => one.id === id)
      return record ? localisedName(language, record) : null
    }
    return [
      {
        key: 'competency',
        head: t('posts.competency'),
        width: 168,
        stays: true,
        cell: row => localisedName(language, row),
        text: row => localisedName(language, row),
      },
      ...places.map(({ key, postId, gradeLevelId }): EntryColumn<CompetencyRow> => {
        const own = (row: CompetencyRow) => lines.get(key)?.get(row.id)
        const general = (row: CompetencyRow) => lines.get(columnKey(postId, null))?.get(row.id)
        const head = displayPostGrade(nameOf(posts, postId), nameOf(gradeLevels, gradeLevelId))
        return {
          key,
          head,
          width: headWidth(head),
          align: 'center',
          entry: 'number',
          single: mode === 'level',
          locked: row => mode === 'weight' && !own(row),
          text: row => String(own(row)?.[mode] ?? ''),
          cell: row => {
            const line = own(row)
            if (line) return line[mode]
            const inherited = gradeLevelId === null ? undefined : general(row)
            // What the post asks for in general, where the grade level adds nothing of its own.
            return inherited ? <span className={styles.inherited}>{inherited[mode]}</span> : null
          },
        }
      }),
    ]
  }, [t, language, places, lines, posts, gradeLevels, mode])

  const rowLabel = (row: CompetencyRow) => localisedName(language, row)
  const own = useConflictsOf(conflicts, mode)
  const commit = (edits: readonly EntryEdit[]) => {
    own.drop(edits)
    enter(mode, edits)
  }
  const { columns, shown, choose, pressConflict, onOvertaken } = useConflictSheet(own, {
    rows: competencies,
    rowKey,
    rowLabel,
    columns: plain,
    enter: commit,
  })

  // A post at a grade level that has no column of its own yet.
  const overrides = posts.flatMap(post =>
    gradeLevels
      .filter(grade => !places.some(place => place.key === columnKey(post.id, grade.id)))
      .map(grade => ({
        id: columnKey(post.id, grade.id),
        label: displayPostGrade(localisedName(language, post), localisedName(language, grade)),
        onSelect: () => setAdded(new Set(added).add(columnKey(post.id, grade.id))),
      })),
  )

  return (
    <Card
      title={t('posts.requirements')}
      sub={t('posts.requirementsSub')}
      fill
      actions={
        <>
          <Segmented
            label={t('posts.shown')}
            value={mode}
            onChange={setMode}
            segments={(['level', 'weight'] as const).map(value => ({
              value,
              label: t(`posts.mode.${value}`),
            }))}
          />
          {overrides.length > 0 && <Menu label={t('posts.byGradeLevel')} items={overrides} />}
        </>
      }
    >
      <StaleCellNotice cell={unfinished.stale} />
      <CellConflictNotice shown={shown} choose={choose} />
      {posts.length === 0 || competencies.length === 0 ? (
        <EmptyState title={t('posts.emptyMatrix')}>{t('posts.emptyMatrixHint')}</EmptyState>
      ) : (
        <EntryGrid
          label={t('posts.requirements')}
          rows={competencies}
          rowKey={rowKey}
          rowLabel={rowLabel}
          columns={columns}
          unfinished={unfinished}
          height="fill"
          onOvertaken={onOvertaken}
          onCommit={commit}
          validate={(_place, text) => (typedValue(mode, text) === undefined ? t(`posts.bad.${mode}`) : null)}
          onKey={(place, key) =>
            mode === 'level' && /^[0-5]$/.test(key)
              ? { text: key === '0' ? '' : key, move: 'down' }
              : pressConflict(place, key)
          }
          onPaste={(anchor, text) => commit(pastedCells(text, competencies, places, anchor))}
          footer={
            <div className={styles.foot}>
              <KeyHints
                label={t('posts.keys')}
                hints={
                  mode === 'level'
                    ? [
                        { keys: '1–5', label: t('posts.key.level') },
                        { keys: '0', label: t('posts.key.clear') },
                        { keys: 'Ctrl V', label: t('posts.key.paste') },
                      ]
                    : [{ keys: '1–100', label: t('posts.key.weight') }]
                }
              />
            </div>
          }
        />
      )}
    </Card>
  )
}
