/** An element of a small XML document. */
export interface Element {
  name: string
  attributes: Record<string, string>
  children: Element[]
}

const TOKEN =
  /<\?xml [^?<>]*\?>\s*|<(\/?)([\w.-]+(?::[\w.-]+)?)((?:\s+[\w.:-]+="[^"<]*")*)\s*(\/?)>|((?:[^<>&\p{Cc}\ufffe\uffff]|[\t\r\n]|&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)+)/uy

/** Reads a document strictly: what is not well formed throws. */
export function readXml(text: string): Element {
  const top: Element = { name: '', attributes: {}, children: [] }
  const open = [top]
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex
    const match = TOKEN.exec(text)
    if (!match) throw new Error(`not well formed at ${at}: ${text.slice(at, at + 60)}`)
    const [, closing, name, given = '', empty] = match
    if (name === undefined) continue
    if (closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing at ${at}`)
      continue
    }
    const attributes: Record<string, string> = {}
    for (const [, key = '', value = ''] of given.matchAll(/([\w.:-]+)="([^"]*)"/g)) {
      if (key in attributes) throw new Error(`${key} twice at ${at}`)
      attributes[key] = value
    }
    const element = { name, attributes, children: [] }
    open.at(-1)?.children.push(element)
    if (!empty) open.push(element)
  }
  const [root] = top.children
  if (open.length !== 1 || top.children.length !== 1 || !root) throw new Error('not one whole element')
  return root
}

/** All elements below, by name. */
export function within(element: Element, name: string): Element[] {
  return element.children.flatMap(child => [...(child.name === name ? [child] : []), ...within(child, name)])
}
