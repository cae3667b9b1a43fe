/** What the words above a sheet say it is the sheet of. */
export type SheetTitle = { readonly course: string | null; readonly session: number | null }

const SESSION =
  /[（(]?\s*(?:第\s*([0-9]+|[一二三四五六七八九十]+)\s*(?:期|班|批次?)|(?:session|batch|class|no\.?)\s*#?\s*([0-9]+))\s*[)）]?/i
const LABEL =
  /^(?:培训|考核|考试)?(?:项目|课程|班级|名称|主题)(?:名称)?\s*[:：]\s*|^(?:course|training|programme|program|subject)\s*[:：]\s*/i
const TAIL = /\s*(?:成绩|考核成绩|考试成绩)?(?:登记表|汇总表|成绩单|成绩表|一览表|score sheet|results)\s*$/i
const DIGITS = '一二三四五六七八九'

/** '培训项目：投诉处理与情绪管理（第3期）' is course 投诉处理与情绪管理, session 3. A proposal, never a decision. */
export function readSheetTitle(written: string): SheetTitle {
  const title = written.replace(/\s+/g, ' ')
  const parts = SESSION.exec(title)
  const number = parts?.[1] ?? parts?.[2]
  const course = (parts ? title.slice(0, parts.index) : title).replace(LABEL, '').replace(TAIL, '').trim()
  return { course: course === '' ? null : course, session: number === undefined ? null : numberOf(number) }
}

const NUMBERED = /第\s*(\d{1,4}|[一二三四五六七八九十]{1,3})\s*期|session\s*#?\s*(\d{1,4})/gi

/** Every 第N期 and Session N of a text. */
export function sessionNumbersIn(text: string): number[] {
  const found = text.normalize('NFKC').matchAll(NUMBERED)
  return [...found].map(([, chinese, english]) => numberOf(chinese ?? english ?? ''))
}

function numberOf(written: string): number {
  if (/^\d+$/.test(written)) return Number(written)
  const [tens = '', ones = ''] = written.includes('十') ? written.split('十') : ['', written]
  const tenfold = written.includes('十') ? (tens === '' ? 1 : DIGITS.indexOf(tens) + 1) : 0
  return tenfold * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones) + 1)
}
