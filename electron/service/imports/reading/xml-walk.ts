import { refusal } from '../../../../src/domain/imports/refusal'
import { FileRefused } from './limits'
import { decodeEntities } from './xml-text'

/** Prefixes as we write them, by namespace. A prefix of a namespace that is not among them is left as it stands. */
export type Namespaces = ReadonlyMap<string, string>

/** The value of an attribute by our name for it, its entities decoded; null where the element has none. */
export type Attributes = (name: string) => string | null

export interface XmlVisitor {
  /** An element begins, under our name for it. `false`: nothing that is in it is shown, nor its end. */
  begin(name: string, attributes: Attributes): boolean | undefined
  end(name: string): void
  /** In pieces as it comes; CDATA sections too. */
  text(text: string): void
}

const attributePattern = /\s+([^\s=<>"'/]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
const namePattern = /[^\s<>/="'!?]+/y
const endPattern = /\s*(\/?)>/y
const closePattern = /([^\s<>/="'!?]+)\s*>/y

interface Open {
  raw: string
  name: string
  /** What the prefixes meant around it, of those it gave a meaning of its own. */
  outer: [prefix: string, uri: string | undefined][]
}

/** More than any program writes: what is kept of a document meanwhile is small, however it is made. */
const mostNested = 1_000
const mostAttributes = 500
const mostNamesKept = 10_000

/**
 * Goes through XML once, each character looked at once: as strict as a reader of XML has to be, so that nothing hides in
 * a quote, a comment or another prefix. Throws FileRefused: `unsafe` for a document type, `truncated` where it ends
 * within something that began, `unreadable` for what is not XML.
 */
export function walkXml(xml: string, namespaces: Namespaces, visitor: XmlVisitor): void {
  const open: Open[] = []
  const scope = new Map<string, string | undefined>()
  const names = new Map<string, string>()
  /** How many elements were open where one that is not shown began; -1 while all is shown. */
  let unseenFrom = -1
  let ended = false

  const nameOf = (raw: string): string => {
    const known = names.get(raw)
    if (known !== undefined) return known
    const colon = raw.indexOf(':')
    const uri = scope.get(colon < 0 ? '' : raw.slice(0, colon))
    const prefix = uri === undefined ? undefined : namespaces.get(uri)
    const name = prefix === undefined ? raw : `${prefix}:${raw.slice(colon + 1)}`
    if (names.size >= mostNamesKept) names.clear()
    names.set(raw, name)
    return name
  }
  /** An attribute without a prefix belongs to no namespace. */
  const attributeName = (raw: string): string => (raw.includes(':') ? nameOf(raw) : raw)

  const say = (text: string): void => {
    if (unseenFrom < 0 && open.length > 0 && text !== '') visitor.text(text)
  }

  const begin = (at: number): number => {
    namePattern.lastIndex = at
    const raw = namePattern.exec(xml)?.[0]
    if (raw === undefined) throw new FileRefused(refusal(at >= xml.length ? 'truncated' : 'unreadable'))
    if (ended) throw unreadable()
    let after = namePattern.lastIndex
    const pairs: string[] = []
    const outer: Open['outer'] = []
    for (;;) {
      attributePattern.lastIndex = after
      const found = attributePattern.exec(xml)
      if (!found) break
      after = attributePattern.lastIndex
      const [, name = '', double, single] = found
      const value = double ?? single ?? ''
      pairs.push(name, value)
      if (pairs.length > 2 * mostAttributes) throw unreadable()
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue
      const prefix = name.slice(6)
      outer.push([prefix, scope.get(prefix)])
      scope.set(prefix, decodeEntities(value))
      names.clear()
    }
    endPattern.lastIndex = after
    const end = endPattern.exec(xml)
    if (!end) throw cutOrUnreadable(xml, after)
    const name = nameOf(raw)
    const empty = end[1] === '/'
    open.push({ raw, name, outer })
    if (open.length > mostNested) throw unreadable()
    if (unseenFrom < 0) {
      const attributes = (wanted: string): string | null => {
        for (let index = 0; index < pairs.length; index += 2)
          if (attributeName(pairs[index]!) === wanted) return decodeEntities(pairs[index + 1]!)
        return null
      }
      if (visitor.begin(name, attributes) === false) unseenFrom = open.length
    }
    if (empty) close()
    return endPattern.lastIndex
  }

  const close = (): void => {
    const element = open.pop()
    if (!element) throw unreadable()
    if (unseenFrom < 0) visitor.end(element.name)
    else if (open.length < unseenFrom) unseenFrom = -1
    if (element.outer.length > 0) {
      // Said twice, a prefix gets back what it meant before the first.
      for (const [prefix, uri] of element.outer.reverse()) scope.set(prefix, uri)
      names.clear()
    }
    ended = open.length === 0
  }

  for (let at = 0; at < xml.length; ) {
    const next = xml.indexOf('<', at)
    say(decodeEntities(xml.slice(at, next < 0 ? undefined : next)))
    if (next < 0) break
    const mark = xml[next + 1]
    if (mark === '/') {
      closePattern.lastIndex = next + 2
      const raw = closePattern.exec(xml)?.[1]
      if (raw === undefined) throw cutOrUnreadable(xml, next + 2)
      if (open.at(-1)?.raw !== raw) throw unreadable()
      close()
      at = closePattern.lastIndex
    } else if (mark === '?') at = after(xml, '?>', next)
    else if (mark !== '!') at = begin(next + 1)
    else if (xml.startsWith('<!--', next)) at = after(xml, '-->', next + 2)
    else if (xml.startsWith('<![CDATA[', next)) {
      at = after(xml, ']]>', next)
      say(xml.slice(next + 9, at - 3))
    } else throw cutOrUnsafe(xml.slice(next, next + 9))
  }
  if (!ended) throw new FileRefused(refusal('truncated'))
}

/** The name of the outermost element as it is written, whatever stands before it; null where there is none. */
export function rootName(xml: string): string | null {
  let at = 0
  for (;;) {
    at = xml.indexOf('<', at)
    if (at < 0) return null
    namePattern.lastIndex = at + 1
    const name = namePattern.exec(xml)?.[0]
    if (name !== undefined) return name
    const comment = xml.startsWith('<!--', at)
    const subset = !comment && /^<![^<>[]*\[/.test(xml.slice(at, at + 1_024))
    const end = comment ? '-->' : xml[at + 1] === '?' ? '?>' : subset ? ']>' : '>'
    const found = xml.indexOf(end, at + (comment ? 4 : 1))
    if (found < 0) return null
    at = found + end.length
  }
}

function after(xml: string, end: string, from: number): number {
  const found = xml.indexOf(end, from + 2)
  if (found < 0) throw new FileRefused(refusal('truncated'))
  return found + end.length
}

const unreadable = () => new FileRefused(refusal('unreadable'))

/** Of declarations only that of a document type is XML outside of one. */
const cutOrUnsafe = (begun: string): FileRefused => {
  if (/^<!(DOCTYPE|ENTITY)/i.test(begun)) return new FileRefused(refusal('unsafe'))
  return begun.length < 9 ? new FileRefused(refusal('truncated')) : unreadable()
}

/** A tag that goes on to the end was cut in its middle; one that does not was never one. */
const cutOrUnreadable = (xml: string, from: number): FileRefused =>
  xml.indexOf('>', from) < 0 ? new FileRefused(refusal('truncated')) : unreadable()
