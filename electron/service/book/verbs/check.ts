import { isRecordIntact, recordIsWhole } from '../../../../src/domain/history/record'
import { lostText } from '../../attachments/lost-text'
import type { Verb } from '../../verbs/verb'

/** `check`: the record of the book and every scan; exit 1 when something is wrong with either. */
export const check: Verb = {
  name: 'check',
  at: 11,
  key: 'check',
  examples: ['check', 'check --json'],
  operands: [0, 0],
  options: {},
  needs: 'book',
  async run(context) {
    const record = await context.call('book', 'verifyAudit', {})
    const scans = await context.call('attachments', 'check', { read: true })
    const whole = recordIsWhole(record)
    const ok = whole && scans.lost.count === 0
    const { entries, rows } = record
    if (ok)
      return {
        json: { ok, record, scans },
        text: context.say('cli:verb.check.whole', { entries, rows, count: scans.count }),
      }
    const isOnlyDerived = isRecordIntact(record) && record.derived.tables.length > 0
    const said = whole ? 'records' : isOnlyDerived ? 'derived' : 'altered'
    const message = context.say(`cli:verb.check.${said}`, {
      entries,
      rows,
    })
    const lost = lostText(context, 'checked', scans.lost)
    return {
      json: {
        ok,
        record,
        scans,
        code: whole ? 'scans_lost' : 'record_altered',
        message: [message, ...lost].join(' '),
      },
      text: [message, ...lost].join('\n'),
      refused: true,
    }
  },
}
