import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const part = 'fields of a form that keeps them: it takes what they hold'
const search = 'narrows what is shown: nothing is lost by leaving it'
const name = 'a single name with a button beside it (decision 0031)'
const begin = 'before there is data that a draft could belong to'
const widget = 'a field and no form'

/** Every file of the page with something to type into that keeps no draft by itself, and why it need not. */
const keptElsewhere: Record<string, string> = {
  'features/book/BeginChoices.tsx': begin,
  'features/book/ChooseOperator.tsx': begin,
  'features/book/CompareHead.tsx': search,
  'features/certificates/IssueLog.tsx': search,
  'features/courses/CoursesPage.tsx': search,
  'features/imports/RatingDay.tsx': 'answers a question about a file, as the choices beside it do',
  'features/improvements/ActionFields.tsx': part,
  'features/improvements/ActionList.tsx': search,
  'features/needs/NeedDetails.tsx': part,
  'features/people/CompetencyPanel.tsx': part,
  'features/people/PeopleList.tsx': search,
  'features/people/PersonFields.tsx': part,
  'features/people/PostPanel.tsx': part,
  'features/plan/LineForm.tsx': part,
  'features/sessions/schedule/BlockRow.tsx': part,
  'features/sessions/schedule/NewRoom.tsx': name,
  'features/sessions/schedule/NewTrainer.tsx': name,
  'features/sessions/schedule/SessionFields.tsx': part,
  'features/settings/NameForm.tsx': name,
  'parts/fields/DayRange.tsx': widget,
  'parts/fields/DueField.tsx': widget,
  'parts/fields/NumberField.tsx': widget,
  'parts/fields/PlainFields.tsx': widget,
  'parts/panels/NamedPanel.tsx': part,
  'parts/people/PeoplePaste.tsx': part,
}

const source = join(import.meta.dirname, '../../../src')
const typedInto = /<(TextInput|TextArea|NumberField|NumberInput|PlainFields|DateField)\b/

it('whatever is typed anywhere is kept until it is saved, or it is said why not', () => {
  const found = ['features', 'parts'].flatMap(folder =>
    readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.tsx'))
      .map(file => `${folder}/${file}`)
      .filter(file => {
        const text = readFileSync(join(source, file), 'utf8')
        return typedInto.test(text) && !text.includes('useKeptForm')
      }),
  )
  expect(found.toSorted()).toEqual(Object.keys(keptElsewhere).toSorted())
})
