const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm
/** Where a value may begin, `/` begins a regular expression: a rule over Chinese, not words on a page. */
const REGULAR_EXPRESSION = /(?<=[(=,:!&|?[]\s*|return\s)\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/g

/** Words written straight into a page: Chinese anywhere, English as text or label of an element. */
export function bareWords(source) {
  const code = source.replace(COMMENT, '').replace(REGULAR_EXPRESSION, '')
  const chinese = code.match(/[^\s'"`<>{}]*\p{Script=Han}[^'"`<>{}\n]*/gu) ?? []
  const text = [...code.matchAll(/<[A-Za-z][^<>]*>\s*([^<>{}]*[A-Za-z]{2,}[^<>{}]*?)\s*<\//g)].map(
    match => match[1],
  )
  const labels = [
    ...code.matchAll(/\s(?:aria-label|title|placeholder|label|alt)="([^"]*[A-Za-z]{2,}[^"]*)"/g),
  ].map(match => match[1])
  return [...chinese, ...text, ...labels].filter(word => word !== '知行')
}
