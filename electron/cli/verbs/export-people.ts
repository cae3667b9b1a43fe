import type { Verb } from '../verb'

/** `export people FILE`: the list as a workbook, or as .csv by the name of the file. Phones are masked. */
export const exportPeople: Verb = {
  name: 'export people',
  key: 'exportPeople',
  operands: [1, 1],
  options: { left: 'flag' },
  needs: 'book',
  async run(desk, given) {
    const [typed = ''] = given.operands
    const { people } = await desk.call('people', 'exportList', {
      file: desk.ticket(typed),
      language: desk.language,
      status: given.flag('left') ? 'all' : 'active',
    })
    const file = desk.path(typed)
    return { json: { file, people }, text: desk.say('cli:verb.exportPeople.done', { file, count: people }) }
  },
}
