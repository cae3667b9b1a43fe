import { lostText } from '../lost-text'
import type { Verb } from '../verb'

/** `restore FILE`: an archive in the place of the book, which is backed up first. Works in an empty folder too. */
export const restore: Verb = {
  name: 'restore',
  key: 'restore',
  examples: ['restore friday.zhixing'],
  operands: [1, 1],
  options: {},
  needs: 'folder',
  async run(context, { operands: [typed = ''] }) {
    const restored = await context.call('book', 'restoreArchive', { file: context.ticket(typed) })
    const kept = restored.kept?.name ?? restored.aside
    const file = context.path(typed)
    return {
      json: { file, restored: true, kept, lost: restored.lost, record: restored.record },
      text: [
        kept
          ? context.say('cli:verb.restore.doneKept', { file, kept })
          : context.say('cli:verb.restore.done', { file }),
        ...(restored.record.state === 'altered' ? [context.say('book:mismatch.restored')] : []),
        ...lostText(context, 'restored', restored.lost),
      ].join('\n'),
    }
  },
}
