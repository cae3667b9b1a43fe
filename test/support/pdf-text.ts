interface Settling<T> {
  promise: Promise<T>
  resolve(value: T): void
  reject(reason?: unknown): void
}

// pdf.js asks for what Node 20 has not.
function withResolvers<T>(): Settling<T> {
  const settling = {} as Settling<T>
  settling.promise = new Promise<T>((resolve, reject) => Object.assign(settling, { resolve, reject }))
  return settling
}
if (!('withResolvers' in Promise)) Object.defineProperty(Promise, 'withResolvers', { value: withResolvers })

/** The text of each page as another program reads it: no spaces, since a viewer guesses them from distances. */
export async function textOfPages(pdf: Uint8Array): Promise<string[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const loading = getDocument({ data: pdf.slice(), verbosity: 0 })
  const document = await loading.promise
  const texts: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    texts.push(
      items
        .map(item => ('str' in item ? item.str : ''))
        .join('')
        .replace(/\s/g, ''),
    )
  }
  await loading.destroy()
  return texts
}
