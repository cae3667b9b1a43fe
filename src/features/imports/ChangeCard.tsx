import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../app/client'
import { useLanguage } from '../../app/language'
import { usePaged } from '../../app/paged'
import { useToday } from '../../app/today'
import type { ImportPreviewOutput } from '../../contract/imports'
import type { ImportChange } from '../../contract/imports/changes'
import { PagedTable } from '../../parts/lists/PagedTable'
import type { Column } from '../../ui/grid/data-table-shape'
import { Card } from '../../ui/layout/Card'
import { Tag } from '../../ui/Tag'
import { type ChangeWords, changedField, valueText } from './change-text'
import styles from './Imports.module.css'

/** So many are shown before somebody asks for all, and then so many at a time. */
const few = 5
const inSight = 12

type ChangeCardProps = { preview: ImportPreviewOutput }

/** Who is changed, in what, from what to what; narrowed to one field by its chip. */
export function ChangeCard({ preview }: ChangeCardProps) {
  const { t } = useTranslation(['imports', 'common'])
  const language = useLanguage(state => state.language)
  const today = useToday() ?? ''
  const { total, people, fields, notes } = preview.changes
  const [field, setField] = useState<string | null>(null)
  const [all, setAll] = useState(false)
  const chosen = fields.find(one => one.field === field) ?? null
  const words = useMemo(() => ({ t, language, today }), [t, language, today])
  const list = useChanges(preview, chosen?.field ?? null)
  const columns = useMemo(() => changeColumns(words), [words])
  const count = chosen?.count ?? total
  const folds = count > few + 1
  const shown = { ...list, rows: folds && !all ? list.rows.slice(0, few) : list.rows }
  const standsOut = (['replaced', 'by_hand', 'absent'] as const).flatMap(note => {
    const often = notes[note] ?? 0
    return often > 0 ? [t(`change.count.${note}`, { count: often })] : []
  })

  return (
    <Card
      title={t('change.title', { count: people })}
      sub={t('change.sub')}
      actions={standsOut.map(text => (
        <Tag key={text} tone="amber">
          {text}
        </Tag>
      ))}
    >
      {fields.length > 1 && (
        <fieldset className={styles.chips} aria-label={t('change.narrow')}>
          <Chip
            name={t('change.all')}
            count={total}
            pressed={chosen === null}
            onPress={() => setField(null)}
          />
          {fields.map(one => (
            <Chip
              key={one.field}
              name={changedField(words, one)}
              count={one.count}
              pressed={chosen === one}
              onPress={() => setField(chosen === one ? null : one.field)}
            />
          ))}
        </fieldset>
      )}
      <PagedTable
        list={shown}
        area="imports"
        label={t('change.title', { count: people })}
        columns={columns}
        rowKey={keyOf}
        height={inSight * 32 + 33}
      />
      {folds && (
        <button type="button" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('change.fewer') : t('change.more', { count })}
        </button>
      )}
    </Card>
  )
}

/** Previews, numbered: the same file with other choices, or beside other data, has other changes. */
const numbers = new WeakMap<ImportPreviewOutput, number>()
let newest = 0

function numberOf(preview: ImportPreviewOutput): number {
  const number = numbers.get(preview) ?? ++newest
  numbers.set(preview, number)
  return number
}

function useChanges(preview: ImportPreviewOutput, field: string | null) {
  const { token } = preview
  const number = numberOf(preview)
  // Named after no area: what this preview found stays so whatever is written, also by this very import.
  return usePaged<ImportChange, number>(['look', 'changes', { token, field, number }], async from => {
    const { changes } = await client.imports.changes({ token, field, from: from ?? 0 })
    const next = (from ?? 0) + changes.length
    const total = countOf(preview, field)
    return { rows: changes, nextCursor: changes.length > 0 && next < total ? next : null, total }
  })
}

const countOf = ({ changes }: ImportPreviewOutput, field: string | null) =>
  field === null ? changes.total : (changes.fields.find(one => one.field === field)?.count ?? 0)

const keyOf = ({ row, staffNo, name, field, of }: ImportChange) =>
  JSON.stringify([row, staffNo, name, field, of])

type ChipProps = { name: string; count: number; pressed: boolean; onPress: () => void }

function Chip({ name, count, pressed, onPress }: ChipProps) {
  return (
    <button type="button" className={styles.option} aria-pressed={pressed} onClick={onPress}>
      {name} <span className={styles.chipCount}>{count}</span>
    </button>
  )
}

/** Said, but nothing to be careful of. */
const quietNotes: ReadonlySet<string> = new Set(['older', 'hidden'])

function changeColumns(words: ChangeWords): Column<ImportChange>[] {
  const { t } = words
  const blank = <span className={styles.quiet}>{t('what.blank')}</span>
  const value = (one: ImportChange['before']) => valueText(words, one) ?? blank
  return [
    { key: 'row', head: t('decide.row'), width: 56, ink: 3, cell: ({ row }) => row ?? '–' },
    { key: 'staffNo', head: t('change.number'), width: 96, ink: 2, cell: ({ staffNo }) => staffNo ?? '–' },
    { key: 'name', head: t('change.name'), width: 104, cell: ({ name }) => name },
    {
      key: 'field',
      head: t('change.field'),
      width: 164,
      ink: 2,
      cell: change => valueText(words, change.of) ?? changedField(words, change),
    },
    { key: 'before', head: t('change.before'), ink: 2, least: 170, cell: ({ before }) => value(before) },
    {
      key: 'after',
      head: t('change.after'),
      least: 190,
      cell: ({ after, note }) => (
        <span className={styles.after}>
          <span className={styles.arrow} aria-hidden="true">
            →
          </span>
          <span className={styles.afterValue}>{value(after)}</span>
          {note && (
            <Tag tone={quietNotes.has(note) ? 'neutral' : 'amber'} title={t(`change.why.${note}`)}>
              {t(`change.note.${note}`)}
            </Tag>
          )}
        </span>
      ),
    },
  ]
}
