import type { RowDecision } from '../../domain/imports/preview'
import type { Option, PickedOption } from './options'

/** Whether the name of a sheet is a team, and whether a unit's cell has several levels: the safe answer goes in unasked. */
export function placeOptions(
  code: 'sheet_team' | 'sheet_teams' | 'unit_levels' | 'unit_levels_said',
  params: Option['params'],
  asIs: Option,
  all: (decision: RowDecision) => PickedOption['decisions'],
): Option[] {
  switch (code) {
    case 'sheet_team':
      return [
        { option: 'team', words: 'sheetTeam', params: {}, decisions: all('sheet_team') },
        { ...asIs, words: 'noSheetTeam' },
      ]
    case 'sheet_teams':
      return [
        { ...asIs, words: 'sheetTeam' },
        { option: 'turned', words: 'noSheetTeam', params: {}, decisions: all('no_sheet_team') },
      ]
    case 'unit_levels':
      return [
        { option: 'split', words: 'splitLevels', params, decisions: all('split_levels') },
        { ...asIs, words: 'wholeNames' },
      ]
    case 'unit_levels_said':
      return [
        { ...asIs, words: 'splitLevels', params },
        { option: 'turned', words: 'wholeNames', params: {}, decisions: all('whole_names') },
      ]
  }
}
