import { describe, expect, it } from 'vitest'
import { hitGroups } from '../../../src/app/palette/hit-groups'
import type { SearchHit } from '../../../src/contract/search'
import { createWords, type Language } from '../../../src/i18n/setup'

const hits: SearchHit[] = [
  {
    kind: 'person',
    id: 'p',
    title: '王芳',
    titleEn: 'Fang Wang',
    number: null,
    facts: [
      { name: '00621', nameEn: null },
      { name: '华南分部', nameEn: 'South China' },
      { of: 'status', code: 'left' },
    ],
  },
  {
    kind: 'course',
    id: 'c',
    title: '投诉处理',
    titleEn: 'Complaints',
    number: null,
    facts: [
      { name: 'TS-01', nameEn: null },
      { of: 'category', code: 'complaints' },
    ],
  },
  {
    kind: 'course',
    id: 'own',
    title: '点钞',
    titleEn: null,
    number: null,
    facts: [{ of: 'category', code: '财务.出纳: a' }],
  },
  {
    kind: 'session',
    id: 's',
    title: '投诉处理',
    titleEn: 'Complaints',
    number: 4,
    facts: [{ day: '2026-12-09' }, { of: 'status', code: 'cancelled' }],
  },
]

const shown = (language: Language) => {
  const { t } = createWords(language)
  return hitGroups(t, language, hits).flatMap(({ items }) => items.map(one => [one.label, one.detail]))
}

describe('what Ctrl+K found', () => {
  it('stands there in Chinese', () => {
    expect(shown('zh-CN')).toEqual([
      ['王芳', '00621 · 华南分部 · 离职'],
      ['投诉处理 第4期', '2026年12月9日 · 已取消'],
      ['投诉处理', 'TS-01 · 投诉处理'],
      ['点钞', '财务.出纳: a'],
    ])
  })

  it('and in English, but for what has only its Chinese name', () => {
    expect(shown('en')).toEqual([
      ['Fang Wang', '00621 · South China · Left'],
      ['Complaints, Session 4', '9 December 2026 · Cancelled'],
      ['Complaints', 'TS-01 · Complaint handling'],
      ['点钞', '财务.出纳: a'],
    ])
  })
})
