import { describe, expect, it } from 'vitest'
import { bareWords } from '../../../scripts/check/bare-words.mjs'
import { importsIn, refusal } from '../../../scripts/check/import-rule.mjs'
import { proveImportRule } from '../../../scripts/check/imports-proof.mjs'
import { entryFor, undescribed } from '../../../scripts/check/package-lock.mjs'
import {
  leaves,
  missingKeys,
  ordersInHistory,
  placeholdersDiffer,
  punctuationIn,
  saidTwice,
  untranslated,
} from '../../../scripts/check/string-rules.mjs'

describe('the import rule', () => {
  it('finds every fault of the bad house and no other', () => {
    expect(proveImportRule()).toEqual([])
  })

  it('reads every form of import', () => {
    const source = `
import a from './a'
import type { B } from './b'
import {
  c,
} from './c'
import './d.css'
export * from './e'
const f = () => import('./f')
// import g from './g'
/* import h from './h' */`
    expect(importsIn(source)).toEqual(['./a', './b', './c', './d.css', './e', './f'])
  })

  it.each([
    ['src/domain/people/age.ts', '../days/day', null],
    ['src/contract/people.ts', './host', null],
    ['src/features/people/PeoplePage.tsx', '../../app/links', null],
    ['src/features/people/PeoplePage.tsx', '../../app/App', 'floor'],
    ['electron/service/needs/needs-service.ts', '../people/people-service', null],
    ['electron/service/needs/needs-service.ts', '../people/people-store', 'store-of-another-area'],
    ['electron/service/needs/needs-service.ts', '../plan/plan-service', 'later-area'],
    ['electron/service/handlers.ts', './plan/plan-handlers', null],
    ['electron/main/window.ts', '../../src/contract/host', null],
    ['electron/preload/index.ts', 'node:fs', 'package'],
  ])('%s imports %s: %s', (file, name, why) => {
    expect(refusal(file, name)).toBe(why)
  })
})

describe('the package lock', () => {
  const packages = {
    '': {},
    'node_modules/tool': {
      dev: true,
      optionalDependencies: { '@tool/linux-x64-musl': '1.2.3', there: '1.0.0' },
    },
    'node_modules/tool/node_modules/there': { version: '1.0.0' },
  }

  it('describes each optional package, also those for other systems', () => {
    const missing = undescribed(packages)
    expect(missing.map(one => one.path)).toEqual(['node_modules/@tool/linux-x64-musl'])
    expect(missing.map(entryFor)).toEqual([
      { version: '1.2.3', cpu: ['x64'], dev: true, libc: ['musl'], optional: true, os: ['linux'] },
    ])
  })
})

describe('the English history', () => {
  it('tells what was done, and orders nothing', () => {
    const words = { command: { hire: 'Add {{name}}', leave: '{{name}} left', issue: 'Issued {{number}}' } }
    expect(ordersInHistory(leaves({ ...words, action: { add: 'Add a person' } }))).toEqual(['command.hire'])
  })
})

describe('punctuation beside Chinese', () => {
  it.each([
    ['姓名,工号', true],
    ['共 {{count}} 人.', true],
    ['({{count}} 人)', true],
    ['“{{name}}”, 第 1 期', true],
    ['姓名，工号。', false],
    ['按 Ctrl+K 查找', false],
    ['09:30 开始', false],
    ['3.5 学时', false],
    ['文件 .xlsx', false],
    ['Name, number', false],
  ])('%s: %s', (text, wrong) => {
    expect(punctuationIn(text)).toBe(wrong)
  })
})

describe('words in two languages', () => {
  const zh = leaves({ a: { b: '人员', c_other: '{{count}} 人' }, d: '编号', csv: 'CSV', open: 'Open' })
  const en = leaves({
    a: { b: 'People', c_one: '{{count}} person', c_other: '{{count}} people' },
    d: '编号',
    csv: 'CSV',
    open: 'Open',
  })

  it('have the same keys, whatever plural forms a language needs', () => {
    expect(missingKeys(zh, en)).toEqual([])
    expect(missingKeys(en, zh)).toEqual([])
    expect(missingKeys(leaves({ x: '甲' }), en)).toEqual(['x'])
  })

  it('say nothing twice where an area has several files', () => {
    const one = leaves({ command: { enrol: '报名' }, area: '培训班' })
    expect(saidTwice([one, leaves({ command: { close: '结班' } })])).toEqual([])
    expect(saidTwice([one, leaves({ command: { enrol: '加人' }, area: { name: '班' } })])).toEqual([
      'command.enrol',
      'area.name',
    ])
  })

  it('fill in the same things', () => {
    expect(placeholdersDiffer('{{count}} 人，{{ name }}', '{{name}}: {{count}}')).toBe(false)
    expect(placeholdersDiffer('{{count}} 人', '{{n}} people')).toBe(true)
    expect(placeholdersDiffer('{{course}} 结班', 'Closed {{courseEn}}')).toBe(false)
  })

  it('are translated, abbreviations aside', () => {
    expect(untranslated(zh, en)).toEqual(['d', 'open'])
    const offered = leaves({ language: { 'zh-CN': '切换到中文', en: 'Switch to English' } })
    expect(untranslated(offered, offered)).toEqual([])
    const findable = leaves({ palette: { words: { gaps: '差距 gaps' }, go: { gaps: '差距 gaps' } } })
    expect(untranslated(findable, findable)).toEqual(['palette.go.gaps'])
  })
})

describe('words written straight into a page', () => {
  it.each([
    ['<p>保存</p>', ['保存']],
    ['<Button>Save all</Button>', ['Save all']],
    ['<input aria-label="Name" />', ['Name']],
    ["<p>{t('save')}</p> // 保存", []],
    ['const day = /^\\d+[年-]\\d+$/', []],
    ['const x: Array<string> = []', []],
  ])('%s: %j', (source, words) => {
    expect(bareWords(source)).toEqual(words)
  })
})
