import { refusal } from '../../../../src/domain/imports/refusal'
import { FileRefused } from './limits'

/** Their text is nothing that is shown, or is none of the page's own. */
const unseen = new Set(['script', 'style', 'title', 'template', 'noscript', 'iframe', 'noembed', 'noframes'])

/** The attributes that make a difference, as they are written. */
type Spans = Partial<Record<(typeof spanNames)[number], string>>
const spanNames = ['colspan', 'rowspan'] as const

export interface Piece {
  /** Before the tag, its entities as they stand. */
  text: string
  closes: boolean
  /** Lower case; '' for what is no tag, and at the end. */
  name: string
  /** Over how many columns and rows it says that it goes. */
  spans: Spans
}

const tagName = /[a-z][^\s/>]*/iy
const commentEnd = /--!?>/g
/** One attribute, or what stands between two: an arrow in a value ends no tag. */
const attributePattern =
  /[\s/]*(?:([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*))?)?|=)/y
const tagEnd = /[\s/]*>/y

/**
 * Text and tags in order as a browser tells them apart, each looked at once, however the page is broken. Throws
 * FileRefused (`truncated`) where the page ends within a tag, a comment, a script or a style.
 */
export function* piecesOf(html: string): Generator<Piece> {
  let text = ''
  for (let at = 0; at < html.length; ) {
    const opens = html.indexOf('<', at)
    text += html.slice(at, opens < 0 ? undefined : opens)
    if (opens < 0) break
    const next = html[opens + 1] ?? ''
    if (html.startsWith('<!--', opens)) {
      at = afterComment(html, opens + 4)
      continue
    }
    const closes = next === '/'
    tagName.lastIndex = opens + (closes ? 2 : 1)
    const name = tagName.exec(html)?.[0].toLowerCase()
    if (name === undefined) {
      // A declaration, or an end of nothing, is a comment as well; what else begins so is text.
      const isComment = next === '!' || next === '?' || closes
      if (isComment) at = found(html.indexOf('>', opens + 2)) + 1
      else {
        text += '<'
        at = opens + 1
      }
      continue
    }
    const { spans, end } = restOfTag(html, tagName.lastIndex)
    yield { text, closes, name, spans }
    text = ''
    at = end
    if (closes || !unseen.has(name)) continue
    const closing = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
    closing.lastIndex = at
    at = found(closing.exec(html)?.index ?? -1)
  }
  yield { text, closes: false, name: '', spans: {} }
}

function restOfTag(html: string, from: number): { spans: Spans; end: number } {
  const spans: Spans = {}
  for (let at = from; ; ) {
    tagEnd.lastIndex = at
    if (tagEnd.test(html)) return { spans, end: tagEnd.lastIndex }
    attributePattern.lastIndex = at
    const [all = '', name = '', double, single, bare] = attributePattern.exec(html) ?? []
    at += all.length
    // A quote after a sign that is never closed goes on to the end.
    if (all === '' || at >= html.length || (/=\s*$/.test(all) && /["']/.test(html[at] ?? ''))) throw cutOff()
    const known = spanNames.find(span => span === name.toLowerCase())
    if (known) spans[known] ??= double ?? single ?? bare ?? ''
  }
}

/** It ends as browsers end it: at once, at its own end, or at one with an exclamation mark. */
function afterComment(html: string, from: number): number {
  if (html[from] === '>') return from + 1
  if (html.startsWith('->', from)) return from + 2
  commentEnd.lastIndex = from
  if (!commentEnd.test(html)) throw cutOff()
  return commentEnd.lastIndex
}

function found(index: number): number {
  if (index < 0) throw cutOff()
  return index
}

const cutOff = () => new FileRefused(refusal('truncated'))
