import { listEntries } from '../../zip/directory'
import { inflateEntry } from '../../zip/unpack'
import { zipOf } from '../../zip/zip-of'

const stretched = /<xdr:twoCellAnchor[^>]*>(.*?)<xdr:to>.*?<\/xdr:to>(.*?)<\/xdr:twoCellAnchor>/gs

/**
 * A workbook whose pictures keep their own size. The library ties a picture to a cell at either end, whose widths are
 * those of the columns: tied to one cell only, it is as large as it says.
 */
export function withPicturesUnstretched(workbook: Uint8Array): Uint8Array {
  const archive = Buffer.from(workbook)
  return zipOf(
    listEntries(archive, 10_000).map(entry => {
      const bytes = inflateEntry(archive, entry)
      if (!/^xl\/drawings\/drawing\d+\.xml$/.test(entry.name)) return [entry.name, bytes] as const
      return [entry.name, bytes.toString('utf8').replace(stretched, tiedOnce)] as const
    }),
  )
}

function tiedOnce(whole: string, before: string, after: string): string {
  const size = /<a:ext cx="(\d+)" cy="(\d+)"/.exec(after)
  if (!size) return whole
  return `<xdr:oneCellAnchor>${before}<xdr:ext cx="${size[1]}" cy="${size[2]}"/>${after}</xdr:oneCellAnchor>`
}
