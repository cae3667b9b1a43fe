import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Picker } from '../../parts/search/Picker'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { DataTable } from '../../ui/grid/DataTable'
import type { Column } from '../../ui/grid/data-table-shape'
import { drawnWhole } from '../../ui/grid/use-row-window'
import { Card } from '../../ui/layout/Card'
import { type Decision, isLostZero } from './decisions'
import { placeColumns } from './finding-columns'
import { findingText, inWords } from './finding-text'
import styles from './Imports.module.css'
import type { ImportView, PreviewRequest } from './import-view'
import type { ImportKind } from './kinds'
import type { Option, PickedOption } from './options'
import { RatingDay } from './RatingDay'

type DecisionTableProps = {
  view: ImportView
  kind: ImportKind
  decisions: readonly Decision[]
  /** How many of them nobody has decided yet. */
  undecided: number
  /** Rows there is nothing to say about; 0 where that is not known. */
  rest: number
}

/** Its row; of one person in many lines of a log the first, and how many more. */
function rowsOf({ finding, rows }: Decision): string {
  const alike = finding.choices === undefined && rows.length > 1
  return alike ? `${rows[0]} +${rows.length - 1}` : String(finding.row)
}

/** Of numbers that lost their zeros this many are shown: the others are the same. */
const fewZeros = 3

/** Only the rows that need a decision, each with one click. */
export function DecisionTable({ view, kind, decisions, undecided, rest }: DecisionTableProps) {
  const { t } = useTranslation(['imports', 'common'])
  const [all, setAll] = useState(false)
  const zeros = decisions.filter(decision => isLostZero(kind, decision.finding)).length
  const folded = !all && zeros > fewZeros + 1 ? zeros - fewZeros : 0
  const shown = folded > 0 ? decisions.slice(0, decisions.length - folded) : decisions
  const { request, pick } = view
  const wrap = shown.length <= drawnWhole
  const columns = useMemo<Column<Decision>[]>(
    () => [
      ...placeColumns<Decision>(t, decision => ({ finding: decision.finding, row: rowsOf(decision) })),
      {
        key: 'what',
        head: t('decide.what'),
        wrap,
        cell: ({ finding }) => {
          const text = isLostZero(kind, finding)
            ? t('what.lost_zeros', { width: String(finding.params.padded ?? '').length })
            : findingText(t, finding).what
          return <span title={findingText(t, finding).fix}>{text}</span>
        },
      },
      {
        key: 'how',
        head: t('decide.how'),
        width: 300,
        cell: decision => (
          <Choice decision={decision} wrap={wrap} picked={pickedOf(kind, request, decision)} onPick={pick} />
        ),
      },
    ],
    [t, kind, request, pick, wrap],
  )
  return (
    <Card
      title={t(undecided > 0 ? 'decide.title' : 'decide.done')}
      sub={rest > 0 ? t('decide.rest', { count: rest }) : undefined}
      actions={<AllAtOnce view={view} kind={kind} decisions={decisions} />}
    >
      <DataTable label={t('decide.title')} columns={columns} rows={shown} rowKey={decision => decision.key} />
      {(folded > 0 || (all && zeros > fewZeros + 1)) && (
        <button type="button" className={styles.more} onClick={() => setAll(!all)}>
          {folded > 0 ? t('decide.more', { count: folded }) : t('decide.fewer')}
        </button>
      )}
    </Card>
  )
}

type AllAtOnceProps = { view: ImportView; kind: ImportKind; decisions: readonly Decision[] }

/** One click for many decisions of one sort. */
function AllAtOnce({ view, kind, decisions }: AllAtOnceProps) {
  const { t } = useTranslation('imports')
  const { request } = view
  const zeros = decisions.filter(decision => isLostZero(kind, decision.finding))
  const cut = decisions.filter(({ finding, heldOut }) => heldOut && finding.code === 'lost_zeros')
  const unsure = decisions.filter(({ options }) => options.some(one => one.words === 'state'))
  const twice = decisions.filter(({ finding }) => finding.code.startsWith('conflicting_'))
  const again = decisions.filter(({ finding }) => finding.code === 'resit_again')
  const strangers = decisions.filter(({ finding }) => finding.code === 'not_on_roll')

  /** One of the two holds at any time: a number is not written as nobody wanted it. */
  const settleZeros = (choice: 'pad' | 'keep') => {
    const picks = new Map(request.picks)
    for (const { key } of zeros) picks.delete(key)
    view.want({ zeros: choice, picks })
  }
  const pickAll = (some: readonly Decision[], which: (decision: Decision) => Option | undefined) => {
    const picks = new Map(request.picks)
    for (const decision of some) {
      const option = which(decision)
      if (option) picks.set(decision.key, pickOf(option))
    }
    view.want({ picks })
  }

  return (
    <>
      {unsure.length > 1 &&
        (['present', 'absent'] as const).map(state => (
          <Button
            key={state}
            size="small"
            onClick={() => pickAll(unsure, ({ options }) => options.find(one => one.option === state))}
          >
            {t(state === 'present' ? 'decide.allPresent' : 'decide.allAbsent', { count: unsure.length })}
          </Button>
        ))}
      {twice.length > 1 && (
        <Button size="small" onClick={() => pickAll(twice, ({ options }) => options.at(-2))}>
          {t('decide.takeAll', { count: twice.length })}
        </Button>
      )}
      {again.length > 1 && (
        <Button
          size="small"
          onClick={() => pickAll(again, ({ options }) => options.find(one => one.option === 'further'))}
        >
          {t('decide.furtherAll', { count: again.length })}
        </Button>
      )}
      {strangers.length > 1 && (
        <Button size="small" onClick={() => pickAll(strangers, ({ options }) => options[0])}>
          {t('decide.enrolAll', { count: strangers.length })}
        </Button>
      )}
      {cut.length > 1 && (
        <Button size="small" onClick={() => pickAll(cut, ({ options }) => options[0])}>
          {t('decide.padAll', { count: cut.length })}
        </Button>
      )}
      {zeros.length > 1 && (
        <>
          <Button size="small" aria-pressed={request.zeros === 'keep'} onClick={() => settleZeros('keep')}>
            {t('decide.keepAll')}
          </Button>
          <Button size="small" aria-pressed={request.zeros === 'pad'} onClick={() => settleZeros('pad')}>
            {t('decide.padAll', { count: zeros.length })}
          </Button>
        </>
      )}
    </>
  )
}

/** The first thing that nobody has decided has the focus. */
export function leadToUndecided(): void {
  document.querySelector<HTMLElement>('[data-undecided] button')?.focus()
}

type ChoiceProps = {
  decision: Decision
  /** The options break into lines. */
  wrap: boolean
  picked: string | null
  onPick: (key: string, pick: PickedOption | null) => void
}

const fewPeople = 3

const pickOf = ({ option, decisions, answer }: Option): PickedOption => ({
  option,
  decisions,
  ...(answer && { answer }),
})

/** What can be done about one decision: a click takes it, a second click takes that back. */
function Choice({ decision, wrap, picked, onPick }: ChoiceProps) {
  const { t } = useTranslation(['imports', 'common'])
  const { finding, key, options } = decision
  const named = options.filter(one => one.answer !== undefined && one.words === 'is')
  // A class is a list to choose from; of two or three each is a click.
  const people = named.length > fewPeople ? named : []
  const wordsOf = ({ words, params }: Option): string =>
    words === 'row' && params.value === ''
      ? t('option.row', { ...params, value: t('what.blank') })
      : // What it is filled with goes with its words (decisions), which a key put together cannot show.
        String(t(`option.${words}`, inWords(t, params) as never))
  const choices = people.map(one => ({ id: one.option, label: wordsOf(one) }))
  const label = t('decide.of', { row: finding.row, value: finding.value, what: findingText(t, finding).what })
  return (
    <fieldset
      aria-label={label}
      className={cx(styles.options, wrap && styles.breaking)}
      data-undecided={picked === null || undefined}
    >
      {people.length > 0 && (
        <Picker
          label={t('decide.person')}
          placeholder={t('decide.person')}
          value={choices.find(one => one.id === picked) ?? null}
          options={choices}
          words={{ empty: t('decide.noPerson'), loading: t('common:page.loading') }}
          onChange={option => {
            const chosen = people.find(one => one.option === option?.id)
            onPick(key, chosen ? pickOf(chosen) : null)
          }}
        />
      )}
      {options
        .filter(one => !people.includes(one))
        .map(one => (
          <button
            key={one.option}
            type="button"
            className={styles.option}
            aria-pressed={picked === one.option}
            onClick={() => onPick(key, picked === one.option ? null : pickOf(one))}
          >
            {wordsOf(one)}
          </button>
        ))}
      {finding.code === 'rating_day' && finding.asks && (
        <RatingDay finding={finding} onPick={pick => onPick(key, pick)} />
      )}
    </fieldset>
  )
}

/** The option taken for a decision, or null while nobody has decided. */
export function pickedOf(kind: ImportKind, request: PreviewRequest, decision: Decision): string | null {
  const own = request.picks.get(decision.key)?.option
  if (own !== undefined) return own
  return isLostZero(kind, decision.finding) ? request.zeros : null
}
