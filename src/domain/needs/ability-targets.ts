import type { Layout } from '../imports/layout'

const TARGET = '目标|要求|标准要求|期望|应达|岗位要求|target|required|expected'
const ACTUAL = '现状|现有|实际|当前|现在|评估|actual|current|assessed'
const OF_LEVEL = '(?:等级|水平|级别|值|分|得分| ?level| ?rating)?'
const isWhole = (words: string) => new RegExp(`^(?:${words})${OF_LEVEL}$`, 'i')
const isEnd = (words: string) => new RegExp(`^(.+?)[ \\-_·:：（(]*(?:${words})${OF_LEVEL}[)）]?$`, 'i')
const [wholeTarget, wholeActual, endTarget, endActual] = [
  isWhole(TARGET),
  isWhole(ACTUAL),
  isEnd(TARGET),
  isEnd(ACTUAL),
]

/** What a column holds of a competency. */
export type AbilityColumn = { readonly competency: string; readonly part: 'target' | 'actual' | null }

/**
 * Columns as competencies: 产品知识 over 目标 and 现状, or 产品知识（目标） beside 产品知识（现状）, is one competency, whose
 * target is nobody's rating. A competency that only ends like one ('工作目标') stays what it is.
 */
export function abilityColumns(layout: Pick<Layout, 'headings' | 'groups'>): AbilityColumn[] {
  const { headings, groups } = layout
  const own = headings.map((heading, column) => {
    const group = groups[column] ?? ''
    return group !== '' && heading.startsWith(`${group}·`) ? heading.slice(group.length + 1) : heading
  })
  const actuals = new Set(own.flatMap(text => endActual!.exec(text)?.[1] ?? []))
  const targets = new Set(own.flatMap(text => endTarget!.exec(text)?.[1] ?? []))
  return own.map((text, column): AbilityColumn => {
    const group = groups[column] ?? ''
    if (group !== '' && wholeTarget!.test(text)) return { competency: group, part: 'target' }
    if (group !== '' && wholeActual!.test(text)) return { competency: group, part: 'actual' }
    const ofTarget = endTarget!.exec(text)?.[1]
    if (ofTarget !== undefined && (actuals.has(ofTarget) || own.includes(ofTarget)))
      return { competency: ofTarget, part: 'target' }
    const ofActual = endActual!.exec(text)?.[1]
    if (ofActual !== undefined && targets.has(ofActual)) return { competency: ofActual, part: 'actual' }
    return { competency: headings[column]!, part: null }
  })
}
