import { expect, it } from 'vitest'
import { line, prose } from '../../../src/contract/shapes'

it('keeps line breaks in prose alone, and in neither what no engine gives back', () => {
  const fits = (text: string) => [line(), prose()].map(shape => shape.safeParse(text).success)
  expect(fits('两天前说定')).toEqual([true, true])
  expect(fits('一、要点\n二、话术')).toEqual([false, true])
  expect(fits('😀')).toEqual([true, true])
  for (const never of ['\0', '\ud83d']) expect(fits(`备注${never}一`)).toEqual([false, false])
})
