import type { MatchablePerson, NameSound } from '../../../src/domain/people/person-index'

const person = (
  staffNumber: string,
  name: string,
  unitName = '总部',
  status: 'active' | 'left' = 'active',
): MatchablePerson => ({ id: staffNumber, staffNumber, name, unitName, status })

export const people: MatchablePerson[] = [
  person('00603', '王芳', '总部 / 热线一组'),
  person('00633', '李娜', '华南分部'),
  person('00636', '李娜', '西南分部'),
  person('00660', '赵博文'),
  person('00700', '张伟', '总部', 'left'),
  person('00701', '欧阳娜娜'),
  person('00702', '阿卜杜热西提·买买提'),
  person('00703', '代小红'),
  person('00704', '陈静'),
  person('00705', '陈静', '总部', 'left'),
  person('A17', 'Adinolfi, Wilson'),
  person('00706', '孙强'),
]

const sounds: Record<string, NameSound> = {
  王芳: { pinyin: 'wangfang', initials: 'wf' },
  李娜: { pinyin: 'lina', initials: 'ln' },
  赵博文: { pinyin: 'zhaobowen', initials: 'zbw' },
  张伟: { pinyin: 'zhangwei', initials: 'zw' },
}

export const pinyinOf = (name: string): NameSound => sounds[name] ?? { pinyin: '', initials: '' }
