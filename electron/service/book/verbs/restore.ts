import { lostText } from '../../attachments/lost-text'
import type { Verb } from '../../verbs/verb'

/**
 * `restore FILE [--altered]`: an archive in the place of the book, which is backed up first. Works in an empty folder
 * too. One whose contents do not match its record is restored only where that is said.
 */
export const restore: Verb = {
  name: 'restore',
  at: 12,
  key: 'restore',
  examples: ['restore friday.zhixing'],
  operands: [1, 1],
  options: { altered: 'flag' },
  needs: 'folder',
  async run(context, given) {
    const [typed = ''] = given.operands
    const state = await context.call('book', 'state', {})
    // A book that is in use is not replaced, whatever the archive holds.
    if (state.state === 'in_use') return context.refuse('in_use', { holder: state.holder ?? '?' })
    const { source } = await context.call('book', 'weighArchive', { file: context.ticket(typed) })
    if (source.record?.state === 'altered' && !given.flag('altered'))
      return context.refuse('archive_altered', { file: typed })
    // Another archive may come to lie there.
    const weighed = source.sha256 === undefined ? {} : { sha256: source.sha256 }
    const restored = await context.call('book', 'restoreArchive', { file: context.ticket(typed), ...weighed })
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
