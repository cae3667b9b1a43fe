import type { Verb } from '../verb'

/** `export people FILE`: the list as a workbook, or as .csv by the name of the file. Phones are masked. */
export const exportPeople: Verb = {
  name: 'export people',
  key: 'exportPeople',
  examples: ['export people people.xlsx', 'export people everybody.csv --left'],
  operands: [1, 1],
  options: { left: 'flag' },
  needs: 'book',
  async run(context, given) {
    const [typed = ''] = given.operands
    const { people } = await context.call('people', 'exportList', {
      file: context.ticket(typed),
      language: context.language,
      status: given.flag('left') ? 'all' : 'active',
    })
    const file = context.path(typed)
    return {
      json: { file, people },
      text: context.say('cli:verb.exportPeople.done', { file, count: people }),
    }
  },
}
