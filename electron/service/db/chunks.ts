/** SQLite takes 32,766 values in one statement; this many rows or ids stay well below it. */
const size = 500

/** `chunksOf([1, 2, 3])` is [[1, 2, 3]]; 1,200 things are three lists. */
export function chunksOf<T>(all: readonly T[]): T[][] {
  const chunks: T[][] = []
  for (let start = 0; start < all.length; start += size) chunks.push(all.slice(start, start + size))
  return chunks
}
