import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  type CertificateFilter,
  pageOfCertificates,
} from '../../../electron/service/certificates/issue-log-store'
import { openWriter } from '../../../electron/service/db/sqlite/open'
import { openTestService } from '../support/service'

const cases: [string, CertificateFilter][] = [
  ['all', {}],
  ['a page further on', { cursor: '2026-12-09|KF-TS-2026-0100' }],
  ['by status', { status: 'valid' }],
  ['in force', { status: 'in_force', today: '2026-12-09' }],
  ['expired', { status: 'expired', today: '2026-12-09' }],
  ['by text', { text: '王芳' }],
  ['by status and text', { status: 'voided', text: 'KF-TS', cursor: '2026-12-09|KF-TS-2026-0100' }],
]

test.each(cases)('the log %s walks an index and sorts nothing', async (_name, filter) => {
  const { dataDir } = await openTestService()
  const { db, sqlite } = openWriter(join(dataDir, 'book.db'))
  try {
    const { sql, parameters } = pageOfCertificates(db, filter, 100).compile()
    const plan = sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as { detail: string }[]
    const steps = plan.map(step => step.detail)
    expect(
      steps.filter(step => /TEMP B-TREE|^SCAN (?!certificate USING INDEX|search_fts VIRTUAL)/.test(step)),
    ).toEqual([])
    expect(steps[0]).toContain('certificate_list')
  } finally {
    sqlite.close()
  }
})
