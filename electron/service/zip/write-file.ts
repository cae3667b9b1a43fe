import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { isNotThere } from '../../files/read-source'
import { readPieces } from '../files/durable'
import { stored, type ZipEntry } from './format'
import { centralHeader, ending, type HeaderStyle, localHeader } from './headers'

export interface ZipWriter {
  addBytes(name: string, content: Uint8Array): void
  addFile(name: string, path: string): void
  /**
   * The same for a file whose bytes are known by their hash. One that is gone or holds others is left out again; one that
   * is larger than `most` is not read on.
   */
  addKnown(
    name: string,
    path: string,
    known: { sha256: string; most: number },
  ): 'added' | 'missing' | 'damaged'
  /** Writes the directory and forces all of it to the disk. Returns the size of the archive. */
  finish(): number
  close(): void
}

/**
 * A ZIP without compression, written in one pass from files of any size. Scans are compressed already and
 * the database must stay readable by any ZIP program should this application be gone.
 */
export function createZip(path: string, at: Date): ZipWriter {
  const handle = openSync(path, 'w')
  const style: HeaderStyle = { at, wide: true }
  const entries: ZipEntry[] = []
  let position = 0

  const write = (piece: Uint8Array) => {
    for (let done = 0; done < piece.length; )
      done += writeSync(handle, piece, done, piece.length - done, position + done)
    position += piece.length
  }
  const add = (name: string, feed: (onPiece: (piece: Uint8Array) => void) => void) => {
    const empty = { method: stored, encrypted: false, crc32: 0, packed: 0, bytes: 0 }
    const entry: ZipEntry = { name, ...empty, offset: position }
    write(localHeader(entry, style))
    feed(piece => {
      entry.crc32 = crc32(piece, entry.crc32)
      entry.bytes += piece.length
      write(piece)
    })
    entry.packed = entry.bytes
    // Size and checksum are known only now: the header is written once more over itself.
    const header = localHeader(entry, style)
    writeSync(handle, header, 0, header.length, entry.offset)
    entries.push(entry)
  }

  const takeBack = (start: number) => {
    ftruncateSync(handle, start)
    position = start
    const last = entries.at(-1)
    if (last && last.offset >= start) entries.pop()
  }

  return {
    addBytes: (name, content) => add(name, onPiece => onPiece(content)),
    addFile: (name, file) => add(name, onPiece => void readPieces(file, onPiece)),
    addKnown(name, file, { sha256, most }) {
      const start = position
      const hash = createHash('sha256')
      let left = most
      try {
        add(name, onPiece =>
          readPieces(file, piece => {
            left -= piece.length
            if (left < 0) throw new TooLong()
            hash.update(piece)
            onPiece(piece)
          }),
        )
      } catch (error) {
        const found = causeInSource(error)
        if (!found) throw error
        takeBack(start)
        return found
      }
      if (hash.digest('hex') === sha256) return 'added'
      takeBack(start)
      return 'damaged'
    },
    finish() {
      const start = position
      for (const entry of entries) write(centralHeader(entry, style))
      write(ending(entries.length, start, position - start, style.wide))
      fsyncSync(handle)
      return position
    },
    close: () => closeSync(handle),
  }
}

/** The file that is read holds more than it may. */
class TooLong extends Error {}

/** What is wrong with the file that is read; null when it is the archive that cannot be written. */
function causeInSource(error: unknown): 'missing' | 'damaged' | null {
  if (error instanceof TooLong) return 'damaged'
  const { syscall, code } = error as { syscall?: string; code?: string }
  if (isNotThere(error)) return 'missing'
  return code === 'EISDIR' || syscall === 'open' || syscall === 'read' ? 'damaged' : null
}
