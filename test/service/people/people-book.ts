import type { TestService } from '../support/service'

/** Where the tests of People happen: headquarters with two branches, one team, two posts, two grade levels. */
export async function plainOffice(book: TestService) {
  const hq = await book.call('people', 'addUnit', { parentId: null, kind: 'headquarters', name: '总部' })
  const south = await book.call('people', 'addUnit', {
    parentId: hq.id,
    kind: 'branch',
    name: '华南分部',
    nameEn: 'South China',
  })
  const west = await book.call('people', 'addUnit', { parentId: hq.id, kind: 'branch', name: '西南分部' })
  const hotline = await book.call('people', 'addUnit', {
    parentId: south.id,
    kind: 'team',
    name: '热线一组',
  })
  const agent = await book.call('people', 'addPost', { name: '客服专员', nameEn: 'Agent' })
  const lead = await book.call('people', 'addPost', { name: '班组长' })
  const junior = await book.call('people', 'addGradeLevel', { name: '初级' })
  const senior = await book.call('people', 'addGradeLevel', { name: '高级' })
  return {
    hq: hq.id,
    south: south.id,
    west: west.id,
    hotline: hotline.id,
    agent: agent.id,
    lead: lead.id,
    junior: junior.id,
    senior: senior.id,
  }
}

/** A roster of `count` people in branches of teams, numbers 00001 and up, every fiftieth left. */
export function rosterRows(count: number) {
  const surnames = ['王', '李', '张', '刘', '陈', '单', '曾', '欧阳', '赵', '黄']
  const given = ['芳', '娜', '敏', '静', '伟', '磊', '洋', '艳', '勇', '军', '杰', '涛', '霞', '平', '刚']
  return Array.from({ length: count }, (_, index) => {
    const staffNo = String(index + 1).padStart(5, '0')
    const first = given[Math.floor(index / surnames.length) % given.length] ?? ''
    const second = given[Math.floor(index / (surnames.length * given.length)) % given.length] ?? ''
    const left = index % 50 === 49
    return {
      bookNumber: null,
      person: {
        staffNo,
        name: `${surnames[index % surnames.length]}${first}${second}`,
        unit: `${['华东', '华南', '华北', '西南'][index % 4]}分部`,
        team: `热线${(Math.floor(index / 4) % 5) + 1}组`,
        post: index % 9 === 0 ? '班组长' : '客服专员',
        gradeLevel: ['初级', '中级', '高级'][index % 3],
        hiredOn: `20${10 + (index % 15)}-0${1 + (index % 9)}-1${index % 9}`,
        phone: `138${String(10_000_000 + index)}`,
        status: left ? ('left' as const) : ('active' as const),
        ...(left ? { leftOn: '2026-06-30' } : {}),
      },
    }
  })
}
