import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const codes = 'a few codes of ours, whose words nobody looks for by sound'
const years = 'years, newest first'
const headings = 'headings, sheets or kinds of the file at hand'

/** Every file of the page with a closed list to choose from, and what it is of. Records have names: a Picker finds them by pinyin. */
const chosenFrom: Record<string, string> = {
  'features/book/HistoryFilters.tsx': codes,
  'features/courses/CoursePanel.tsx': codes,
  'features/courses/OutcomeRows.tsx': codes,
  'features/imports/ColumnFields.tsx': headings,
  'features/imports/StartCards.tsx': headings,
  'features/improvements/ActionList.tsx': codes,
  'features/needs/NeedDetails.tsx': codes,
  'features/needs/NeedFields.tsx': codes,
  'features/needs/RateForm.tsx': codes,
  'features/people/UnitPanel.tsx': codes,
  'features/plan/Decision.tsx': codes,
  'features/plan/LineForm.tsx': codes,
  'features/plan/PlanPage.tsx': years,
  'features/reports/LedgerTab.tsx': years,
  'features/reports/ResultsTab.tsx': years,
  'features/sessions/attendance/WalkIn.tsx': 'blocks of one session, by day and hour',
  'features/sessions/list/SessionFilters.tsx': codes,
  'parts/fields/DayRange.tsx': codes,
  'parts/fields/PlainFields.tsx': codes,
  'parts/forms/FormsDialog.tsx': codes,
}

const source = join(import.meta.dirname, '../../../src')
const selects = /<Select\b[\s\S]*?\/>/g
/** A list made of records: its words are their names. */
const ofRecords = /localisedName\(|label: \w+\.name\b|label: name\b|namedOptions\(/

const pages = ['features', 'parts'].flatMap(folder =>
  readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.tsx'))
    .map(file => `${folder}/${file}`),
)
const textOf = (file: string) => readFileSync(join(source, file), 'utf8')

it('every closed list is known, and what it is of', () => {
  const found = pages.filter(file => textOf(file).match(selects))
  expect(found.toSorted()).toEqual(Object.keys(chosenFrom).toSorted())
})

it('whatever has a name is picked by words, pinyin or initials', () => {
  const found = pages.filter(file =>
    [...textOf(file).matchAll(selects)].some(([select]) => ofRecords.test(select)),
  )
  expect(found).toEqual([])
})
