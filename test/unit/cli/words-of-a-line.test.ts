import { describe, expect, it } from 'vitest'
import { nearest } from '../../../electron/cli/nearest'
import { languageOfSystem } from '../../../electron/cli/system-language'

describe('the word that was meant', () => {
  const verbs = [
    'import',
    'export people',
    'export form',
    'list people',
    'backup',
    'verify',
    'restore',
    'undo',
  ]
  it.each([
    ['bakup', 'backup'],
    ['BACKUP', 'backup'],
    ['improt', 'import'],
    ['verfy', 'verify'],
    ['rest', 'restore'],
    ['list poeple', 'list people'],
    ['fly', null],
    ['', null],
    ['exp', null],
    ['reticulate', null],
  ])('%j is %j', (typed, meant) => expect(nearest(typed, verbs)).toBe(meant))
})

describe('the language of the system', () => {
  it.each([
    [{ LANG: 'zh_CN.UTF-8' }, 'zh_CN.UTF-8'],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'C.UTF-8' }, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8' }, 'zh_CN.UTF-8'],
    [{ LANG: 'POSIX' }, 'en'],
    [{ LANG: '' }, 'zh-CN'],
    [{}, 'zh-CN'],
  ])('%j: %s', (env, language) => expect(languageOfSystem(env, 'zh-CN')).toBe(language))
})
