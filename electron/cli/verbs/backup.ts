import { lostText } from '../lost-text'
import type { Verb } from '../verb'

/** `backup FILE`: the whole book in one archive, read back before it gets its name. */
export const backup: Verb = {
  name: 'backup',
  key: 'backup',
  examples: ['backup friday.zhixing'],
  operands: [1, 1],
  options: {},
  needs: 'book',
  async run(context, { operands: [typed = ''] }) {
    const made = await context.call('book', 'backupTo', { file: context.ticket(typed) })
    const file = context.path(typed)
    const altered = made.record.state === 'altered'
    return {
      json: { file, ...made },
      text: [
        context.say(altered ? 'cli:verb.backup.altered' : 'cli:verb.backup.done', {
          file,
          count: made.attachments,
        }),
        ...lostText(context, 'saved', made.lost),
      ].join('\n'),
    }
  },
}
