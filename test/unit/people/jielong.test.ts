import { describe, expect, it, test } from 'vitest'
import { type RosterProposal, readJielong } from '../../../src/domain/people/jielong'
import { people, pinyinOf } from './roster-people'

const enrolled = ['00603', '00633', '00660']
const word = (proposal: RosterProposal): string => {
  const ids = (each: { candidates: readonly { id: string }[]; token: string }) =>
    each.candidates.map(candidate => candidate.id).join('|') || `?${each.token}`
  switch (proposal.kind) {
    case 'add':
      return `+${ids(proposal.person)}${proposal.alreadySo ? ' already' : ''}`
    case 'remove':
      return `-${ids(proposal.person)} ${proposal.reason}${proposal.alreadySo ? ' already' : ''}`
    case 'replace':
      return `${ids(proposal.out)}>${ids(proposal.in)}`
    case 'unclear':
      return `unclear ${proposal.text}`
  }
}
const read = (text: string) => readJielong(text, people, enrolled, pinyinOf).map(word)

describe('a 接龙 for a roster', () => {
  test.each([
    ['王芳换李娜，小赵请假', ['00603>00633|00636', '-00660 leave']],
    ['王芳换成陈静', ['00603>00704']],
    ['把王芳换成陈静', ['00603>00704']],
    ['孙强替王芳', ['00603>00706']],
    ['王芳由孙强代替', ['00603>00706']],
    ['3. 张伟', ['+00700']],
    ['1. 王芳\n2. 陈静\n3. 孙强 参加', ['+00603 already', '+00704', '+00706']],
    ['加陈静、孙强', ['+00704', '+00706']],
    ['+孙强', ['+00706']],
    ['陈静报名', ['+00704']],
    ['代小红', ['+00703']],
    ['代小红请假', ['-00703 leave already']],
    ['王芳明天有事来不了', ['-00603 withdrawn']],
    ['赵博文因病请假', ['-00660 leave']],
    ['请假：王芳、赵博文', ['-00603 leave', '-00660 leave']],
    ['王芳、赵博文不参加了', ['-00603 withdrawn', '-00660 withdrawn']],
    ['-王芳', ['-00603 withdrawn']],
    ['赵姐退出', ['-00660 withdrawn']],
    ['小钱请假', ['-?小钱 leave']],
    ['王芳换钱多多', ['00603>?钱多多']],
    ['收到，谢谢', ['unclear 收到', 'unclear 谢谢']],
    ['#接龙\n退改签培训报名接龙\n例：1. 姓名\n1. 孙强', ['+00706']],
  ])('%j', (text, expected) => expect(read(text)).toEqual(expected))

  it('means the homonym who is on the roster when somebody leaves', () => {
    expect(read('李娜请假')).toEqual(['-00633 leave'])
    expect(read('李娜换孙强')).toEqual(['00633>00706'])
  })

  it('leaves a homonym who joins to be chosen', () => {
    const [proposal] = readJielong('李娜报名', people, enrolled, pinyinOf)
    expect(proposal).toMatchObject({ kind: 'add', person: { state: 'homonym' }, alreadySo: false })
  })
})
