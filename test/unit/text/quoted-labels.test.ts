import { expect, it } from 'vitest'
import { allTexts } from '../../support/all-texts'

/** What is quoted and is no label: files and folders, what one writes into a sheet or types, the way through a menu. */
const NO_LABEL =
  /^book[.-]|^(backups|moved|restore FILE|not observed|active|left|male|female|External person)$|›|^(大雾|Fog |补考(理论|实操)$|Resit (theory|practice)$)/

it.each(['zh-CN', 'en'])('a button or page that a text names in quotes is called so: %s', language => {
  const texts = allTexts(language)
  const labels = new Set(texts.map(([, text]) => text.replace(/…$/, '')))
  const unknown = texts.flatMap(([key, text]) =>
    [...text.matchAll(/“([^”{]{2,40})”/g)]
      .map(([, quoted = '']) => quoted.replace(/…$/, ''))
      .filter(quoted => !labels.has(quoted) && !NO_LABEL.test(quoted))
      .map(quoted => `${key} “${quoted}”`),
  )
  expect(unknown).toEqual([])
})
