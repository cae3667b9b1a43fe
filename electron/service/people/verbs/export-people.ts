import { caveatText } from '../../verbs/caveat-text'
import type { Verb } from '../../verbs/verb'
import { wrongEnding } from '../../verbs/wrong-ending'

/** `export people FILE`: the list as a workbook, or as .csv by the name of the file. Phones are masked. */
export const exportPeople: Verb = {
  name: 'export people',
  at: 2,
  key: 'exportPeople',
  examples: ['export people people.xlsx', 'export people everybody.csv --left'],
  operands: [1, 1],
  options: { left: 'flag' },
  needs: 'book',
  wrong: ({ operands: [typed = ''] }) => wrongEnding(typed, ['.xlsx', '.csv']),
  async run(context, given) {
    const [typed = ''] = given.operands
    const { people, caveat } = await context.call('people', 'exportList', {
      file: context.ticket(typed),
      language: context.language,
      status: given.flag('left') ? 'all' : 'active',
    })
    const file = context.path(typed)
    const done = context.say('cli:verb.exportPeople.done', { file, count: people })
    return { json: { file, people, caveat }, text: caveatText(context, done, caveat) }
  },
}
