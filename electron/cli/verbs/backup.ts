import { lostText } from '../lost-text'
import type { Verb } from '../verb'

/** `backup FILE`: the whole book in one archive, read back before it gets its name. */
export const backup: Verb = {
  name: 'backup',
  key: 'backup',
  operands: [1, 1],
  options: {},
  needs: 'book',
  async run(desk, { operands: [typed = ''] }) {
    const made = await desk.call('book', 'backupTo', { file: desk.ticket(typed) })
    const file = desk.path(typed)
    return {
      json: { file, ...made },
      text: [
        desk.say('cli:verb.backup.done', { file, count: made.attachments }),
        ...lostText(desk, 'saved', made.lost),
      ].join('\n'),
    }
  },
}
