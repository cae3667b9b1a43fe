import { lostText } from '../../attachments/lost-text'
import type { Verb } from '../../verbs/verb'

/**
 * `backup FILE`: the whole book in one archive, read back before it gets its name. Exit 1 where the file is written and
 * lacks scans, or does not match its record.
 */
export const backup: Verb = {
  name: 'backup',
  at: 9,
  key: 'backup',
  examples: ['backup friday.zhixing'],
  operands: [1, 1],
  options: {},
  needs: 'book',
  async run(context, { operands: [typed = ''] }) {
    const made = await context.call('book', 'backupTo', { file: context.ticket(typed) })
    const file = context.path(typed)
    const { lost, record, attachments: count } = made
    const judged = record.state === 'altered' ? 'altered' : lost.count > 0 ? 'lacking' : 'done'
    const message = context.say(`cli:verb.backup.${judged}`, { file, count })
    return {
      // As `verify` judges the file.
      json: { file, ...made, ...(judged !== 'done' && { code: 'archive_damaged', message }) },
      text: [message, ...lostText(context, 'saved', lost)].join('\n'),
      refused: judged !== 'done',
    }
  },
}
