import type { TFunction } from 'i18next'
import type { GapCell, GapRow } from '../../contract/needs'
import { gapCellState, gapStep } from '../../domain/needs/gap-summary'
import type { UnpackedGap } from '../../domain/needs/packed-gap'
import { localisedName } from '../../domain/people/localised-name'
import type { HeatCell } from '../../ui/grid/heat-grid-shape'

type T = TFunction<'needs'>

const counted = ['short', 'met', 'unrated', 'notObserved', 'exempt', 'revoked', 'expired'] as const

/** “32 人达不到要求；120 人达标；8 人未评”: every state by itself, and only those somebody is in. */
export function countsText(t: T, cell: GapCell | undefined): string {
  if (!cell || cell.required === 0) return t('gaps.nothingAsked')
  return counted
    .filter(state => cell[state] > 0)
    .map(state => t(`gaps.count.${state}`, { count: cell[state] }))
    .join(t('gaps.join'))
}

/** In an opened unit its own people stand in a row of their own: “华南分部（本级）”. */
export function rowName(t: T, language: string, row: GapRow, opened: boolean): string {
  if (row.unitId === null) return t('gaps.withoutUnit')
  const unit = localisedName(language, row)
  return opened && row.own ? t('gaps.ownPeople', { unit }) : unit
}

/** A unit's cell: people short; 0 when all who are rated stand where they should; – when too few are rated to tell. */
export function unitHeat(t: T, cell: GapCell | undefined, words: { row: string; column: string }): HeatCell {
  const label = t('gaps.cell', { ...words, states: countsText(t, cell) })
  if (!cell) return { text: '', label, state: 'none' }
  switch (gapCellState({ ...cell, rated: cell.short + cell.met }, cell.short)) {
    case 'not_required':
      return { text: '', label, state: 'none' }
    case 'unrated':
      return { text: '–', label, state: 'unrated' }
    case 'met':
      return { text: '0', label, state: 'met' }
    default:
      return { text: String(cell.short), label, step: gapStep(cell.short, cell.required) }
  }
}

/** A level short is two steps of colour. */
export const levelStep = (levels: number): number => Math.min(4, levels) * 2

/** A person's cell: 2/3 is level 2 where 3 is asked. */
export function personHeat(t: T, gap: UnpackedGap, words: { row: string; column: string }): HeatCell {
  const { kind, level, required, by } = gap
  const say = (states: string) => t('gaps.cell', { ...words, states })
  if (kind === 'not_required') {
    const held = level !== null
    return {
      text: held ? String(level) : '',
      label: say(held ? t('gaps.personCell.held', { level }) : t('gaps.personCell.notRequired')),
      state: 'none',
    }
  }
  if (kind === 'short' || kind === 'met') {
    const text = `${level}/${required}`
    const label = say(t(`gaps.personCell.${kind}`, { level, required, by }))
    return kind === 'met' ? { text, label, state: 'met' } : { text, label, step: levelStep(by ?? 1) }
  }
  const text = kind === 'unrated' ? '–' : t(`gaps.brief.${kind}`)
  return {
    text,
    label: say(t('gaps.personCell.other', { state: t(`state.${kind}`), required })),
    state: 'unrated',
  }
}
