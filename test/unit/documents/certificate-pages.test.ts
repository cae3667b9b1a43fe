import { describe, expect, it } from 'vitest'
import { boxSize } from '../../../electron/service/certificates/face/certificate-fit'
import { certificatePages } from '../../../electron/service/certificates/face/certificate-pages'
import {
  chineseSentence,
  englishSentence,
} from '../../../electron/service/certificates/face/certificate-sentences'
import {
  type FaceBox,
  type FaceDesign,
  usualDesign,
} from '../../../electron/service/certificates/face/face-design'
import { bilingualWords } from '../../../electron/service/documents/document-words'
import { difficultNames, elementsOf, face, hostileStrings, plainFace } from '../../support/document-samples'

const plain = ({ markup }: { markup: string }) => markup.replace(/<[^>]*>/g, '').replaceAll('\u00a0', ' ')
const chinese = (changes: Parameters<typeof face>[0]) =>
  plain(chineseSentence(bilingualWords.zh, face(changes)))
const english = (changes: Parameters<typeof face>[0]) =>
  plain(englishSentence(bilingualWords.en, face(changes)))
const pages = (...changes: Parameters<typeof face>[0][]) =>
  certificatePages(changes.map(face), { words: bilingualWords })

describe('what a certificate says', () => {
  it.each([
    [
      {},
      '兹证明阿卜杜热西提·买买提（工号 00621）于 2026年10月12日至13日参加投诉处理与情绪管理（第3期）培训，共 16 学时，考核合格，准予结业。',
      'This is to certify that Abdurexit Memet (staff no. 00621) completed the training programme “Complaint Handling and Emotional Control”, Session 3 (16 credited hours, 12–13 October 2026) and passed the assessment.',
    ],
    [
      {
        staffNo: null,
        personName: '𠮷田',
        personNameEn: null,
        creditedMinutes: 60,
        lastDay: '2026-10-12',
        grade: 'excellent',
      },
      '兹证明𠮷田于 2026年10月12日参加投诉处理与情绪管理（第3期）培训，共 1 学时，考核合格，成绩优秀，准予结业。',
      'This is to certify that 𠮷田 completed the training programme “Complaint Handling and Emotional Control”, Session 3 (1 credited hour, 12 October 2026) and passed the assessment with the grade Excellent.',
    ],
    [
      {
        courseNameEn: null,
        creditedMinutes: 450,
        firstDay: '2026-12-30',
        lastDay: '2027-01-02',
        grade: 'fair',
      },
      '兹证明阿卜杜热西提·买买提（工号 00621）于 2026年12月30日至2027年1月2日参加投诉处理与情绪管理（第3期）培训，共 7.5 学时，考核合格，准予结业。',
      'This is to certify that Abdurexit Memet (staff no. 00621) completed the training programme “投诉处理与情绪管理”, Session 3 (7.5 credited hours, 30 December 2026 – 2 January 2027) and passed the assessment.',
    ],
    [
      { creditedMinutes: 960, grade: 'attended' },
      '兹证明阿卜杜热西提·买买提（工号 00621）于 2026年10月12日至13日参加投诉处理与情绪管理（第3期）培训，共 16 学时，全程出勤，准予结业。',
      'This is to certify that Abdurexit Memet (staff no. 00621) completed the training programme “Complaint Handling and Emotional Control”, Session 3 (16 credited hours, 12–13 October 2026) and attended it in full.',
    ],
    [
      { creditedMinutes: 870, grade: 'attended_enough' },
      '兹证明阿卜杜热西提·买买提（工号 00621）于 2026年10月12日至13日参加投诉处理与情绪管理（第3期）培训，共 14.5 学时，出勤达到要求，准予结业。',
      'This is to certify that Abdurexit Memet (staff no. 00621) completed the training programme “Complaint Handling and Emotional Control”, Session 3 (14.5 credited hours, 12–13 October 2026) and met its attendance requirement.',
    ],
  ])('%j', (changes, zh, en) => {
    expect(chinese(changes)).toBe(zh)
    expect(english(changes)).toBe(en)
  })

  it.each([
    [960, 60, '16'],
    [520, 60, '8.7'],
    [1000, 60, '16.7'],
    [960, 45, '21.3'],
  ] as const)(
    '%i minutes at %i an hour are the %s hours of every page',
    (creditedMinutes, minutesPerHour, hours) => {
      expect(chinese({ creditedMinutes, minutesPerHour })).toContain(`共 ${hours} 学时`)
      expect(english({ creditedMinutes, minutesPerHour })).toContain(`${hours} credited hours`)
    },
  )

  it.each([
    [null, '长期有效 No expiry date'],
    ['2029-10-19', '2029年10月19日 / 19 October 2029'],
  ])('valid until %s', (validUntil, words) => expect(pages({ validUntil })).toContain(words))
})

describe('the pages', () => {
  it('are one document, one page each, in order', async () => {
    const document = pages({}, { number: 'KF-TS-2026-0013', personName: '王芳' })
    expect(document.match(/<section class="page">/g)).toHaveLength(2)
    expect(document.indexOf('0012')).toBeLessThan(document.indexOf('0013'))
    await expect(document).toMatchFileSnapshot('../../golden/documents/certificate.html')
  })

  it.each(difficultNames)('carry the name as it is: %s', personName => {
    expect(pages({ personName })).toContain(personName.normalize('NFKC'))
  })

  it('ask for the rare typeface only where a name needs it', () => {
    expect(pages({ personName: '𠮷田' })).toContain('NotoSerifJP-SemiBold.ttf')
    expect(pages({})).not.toContain('NotoSerifJP')
  })

  it('reach nothing outside, run nothing', () => {
    const document = pages({})
    expect(document).not.toMatch(/<script|https?:|javascript:/)
    expect(document).toContain(`default-src &#39;none&#39;`)
  })

  const textFields = Object.entries(plainFace)
    .filter(([key, value]) => typeof value === 'string' && !/Day|On|Until/.test(key))
    .map(([key]) => key)

  it.each(textFields)('let no hostile string through %s', field => {
    const usual = elementsOf(pages({ [field]: '王' }))
    for (const text of hostileStrings) expect(elementsOf(pages({ [field]: text })), text).toEqual(usual)
  })
})

describe('the design', () => {
  const printed = (design: Partial<FaceDesign>, changes: Parameters<typeof face>[0] = {}) =>
    certificatePages([face(changes)], { words: bilingualWords, design: { ...usualDesign, ...design } })

  it('speaks one language, the other, or both, the first of them large', () => {
    const both = printed({})
    for (const text of [
      '<h1 class="title">结业证书</h1>',
      'Certificate of Completion',
      '编号 Certificate no.',
      '远程旅行服务客服中心',
    ])
      expect(both).toContain(text)
    const chinese = printed({ languages: ['zh-CN'] })
    expect(chinese).toContain('有效期至</span>&ensp;2029年10月19日</p>')
    expect(chinese).not.toMatch(/Certificate|lang="en"|Remote/)
    const english = printed({ languages: ['en'] })
    expect(english).toMatch(/<html lang="en">[\s\S]*<h1 class="title en">Certificate of Completion<\/h1>/)
    expect(english).toContain('Remote Travel Service Centre')
    expect(english.slice(english.indexOf('<body>'))).not.toMatch(/结业|编号|兹证明|年/)
    const turned = printed({ languages: ['en', 'zh-CN'] })
    expect(turned.indexOf('This is to certify')).toBeLessThan(turned.indexOf('兹证明'))
  })

  it('says the issuer in Chinese where it has no English name', () => {
    expect(printed({ languages: ['en'] }, { issuerNameEn: null })).toContain('远程旅行服务客服中心')
  })

  it('keeps every box within the frame, and the seal’s 42 mm free of the others', () => {
    const { boxes, frame, paper } = usualDesign
    for (const { left, top, width, height } of boxes) {
      expect(Math.min(left, top)).toBeGreaterThan(frame.inset)
      expect(left + width).toBeLessThan(paper.width - frame.inset)
      expect(top + height).toBeLessThan(paper.height - frame.inset)
    }
    const seal = boxes.find(box => box.name === 'seal') as FaceBox
    expect(Math.min(seal.width, seal.height)).toBeGreaterThanOrEqual(42)
    for (const box of boxes) {
      const apart =
        box === seal ||
        box.left + box.width <= seal.left ||
        box.top + box.height <= seal.top ||
        box.top >= seal.top + seal.height
      expect(apart, box.name).toBe(true)
    }
  })

  it('is data: a box that is moved is printed where it then stands, and the others where they stood', () => {
    const lower = usualDesign.boxes.map(box =>
      box.name === 'body' ? { ...box, top: box.top + 5, height: box.height - 5 } : box,
    )
    const rule = (html: string, name: string) =>
      new RegExp(`\\.${name}\\{margin:([\\d.-]+)mm`).exec(html)?.[1]
    expect(Number(rule(printed({ boxes: lower }), 'body'))).toBeCloseTo(Number(rule(printed({}), 'body')) + 5)
    expect(rule(printed({ boxes: lower }), 'seal')).toBe(rule(printed({}), 'seal'))
  })
})

describe('the type size', () => {
  const body = usualDesign.boxes.find(box => box.name === 'body') as FaceBox
  const size = (name: string) =>
    boxSize(body, [
      { lang: 'zh-CN', text: chinese({ personName: name }) },
      { lang: 'en', text: english({ personName: name, personNameEn: null }) },
    ])

  it('is the ordinary one for ordinary and for long names', () => {
    for (const name of difficultNames) expect(size(name)).toBe(6.2)
  })

  it('shrinks step by step, and still fits ten thousand characters', () => {
    const sizes = [10, 120, 400, 2000, 10_000].map(length => size('王'.repeat(length)))
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
    expect(sizes.at(-1)).toBeGreaterThan(0.5)
  })
})
