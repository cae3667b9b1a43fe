import { describe, expect, it } from 'vitest'
import '../../../src/app/areas'
import type { CheckedScans } from '../../../src/contract/attachments'
import { createWords } from '../../../src/i18n/setup'
import { diagnosticsText } from '../../../src/parts/book/diagnostics-text'

const host = {
  versions: { app: '0.1.0', electron: '45.4.1', chrome: '144.0', node: '24.1.0' },
  system: { name: 'linux', release: '6.1', processor: 'x64', cores: 4, memoryMb: 8000, locale: 'zh-CN' },
  code: { kind: 'unpacked' as const },
  start: [],
  log: [],
}
const words = { 'zh-CN': createWords('zh-CN'), en: createWords('en') }
const scans = (count: number, lost: number): CheckedScans => ({
  count,
  read: false,
  lost: { count: lost, named: [] },
})

describe('the diagnostics say of the scans', () => {
  it.each([
    ['zh-CN', scans(0, 0), '扫描件：没有'],
    ['zh-CN', scans(3, 0), '扫描件：3 份都在（只核对文件名和大小）'],
    ['zh-CN', scans(3, 2), '扫描件：3 份，其中 2 份缺失或已损坏'],
    ['zh-CN', 'running', '扫描件：正在检查'],
    ['zh-CN', null, '扫描件：无法读取'],
    ['en', scans(1, 0), 'Scans: 1 scan, there'],
    ['en', scans(3, 2), 'Scans: 3 scans, missing or damaged: 2'],
  ] as const)('%s', (language, looked, line) => {
    const t = words[language].getFixedT(language, 'settings')
    const text = diagnosticsText(
      { host, state: null, facts: null, backups: null, audit: null, scans: looked },
      t,
    )
    expect(text).toContain(line)
  })
})
