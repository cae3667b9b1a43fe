import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { readPieces } from '../../files/durable'
import * as zip from './zip-format'

export interface ZipWriter {
  addBytes(name: string, content: Uint8Array): void
  addFile(name: string, path: string): void
  /** The same for a file whose bytes are known by their hash. One that is gone or holds others is left out again. */
  addKnown(name: string, path: string, sha256: string): 'added' | 'missing' | 'damaged'
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
  const entries: zip.ZipEntry[] = []
  let position = 0

  const write = (piece: Uint8Array) => {
    for (let done = 0; done < piece.length; )
      done += writeSync(handle, piece, done, piece.length - done, position + done)
    position += piece.length
  }
  const add = (name: string, feed: (onPiece: (piece: Uint8Array) => void) => void) => {
    const entry: zip.ZipEntry = { name, bytes: 0, crc32: 0, offset: position }
    write(localHeader(entry, at))
    feed(piece => {
      entry.crc32 = crc32(piece, entry.crc32)
      entry.bytes += piece.length
      write(piece)
    })
    // Size and checksum are known only now: the header is written once more over itself.
    const header = localHeader(entry, at)
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
    addKnown(name, file, sha256) {
      const start = position
      const hash = createHash('sha256')
      try {
        add(name, onPiece =>
          readPieces(file, piece => {
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
      for (const entry of entries) write(centralHeader(entry, at))
      write(zip.endingOf(entries.length, start, position - start))
      fsyncSync(handle)
      return position
    },
    close: () => closeSync(handle),
  }
}

/** What is wrong with the file that is read; null when it is the archive that cannot be written. */
function causeInSource(error: unknown): 'missing' | 'damaged' | null {
  const { syscall, code } = error as { syscall?: string; code?: string }
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing'
  return code === 'EISDIR' || syscall === 'open' || syscall === 'read' ? 'damaged' : null
}

/** Always with a ZIP64 field, so that its length does not depend on the size found later. */
function localHeader({ name, bytes, crc32: sum }: zip.ZipEntry, at: Date): Buffer {
  const text = Buffer.from(name, 'utf8')
  const header = Buffer.alloc(zip.localBytes + text.length + 20)
  header.writeUInt32LE(zip.signature.local, 0)
  common(header, 4, at, sum)
  header.writeUInt32LE(zip.full32, 18)
  header.writeUInt32LE(zip.full32, 22)
  header.writeUInt16LE(text.length, 26)
  header.writeUInt16LE(20, 28)
  text.copy(header, zip.localBytes)
  field64(header, zip.localBytes + text.length, [bytes, bytes])
  return header
}

function centralHeader({ name, bytes, crc32: sum, offset }: zip.ZipEntry, at: Date): Buffer {
  const text = Buffer.from(name, 'utf8')
  const header = Buffer.alloc(zip.centralBytes + text.length + 28)
  header.writeUInt32LE(zip.signature.central, 0)
  header.writeUInt16LE(45, 4)
  common(header, 6, at, sum)
  header.writeUInt32LE(zip.full32, 20)
  header.writeUInt32LE(zip.full32, 24)
  header.writeUInt16LE(text.length, 28)
  header.writeUInt16LE(28, 30)
  header.writeUInt32LE(zip.full32, 42)
  text.copy(header, zip.centralBytes)
  field64(header, zip.centralBytes + text.length, [bytes, bytes, offset])
  return header
}

/** Version, flags, method, time, day and checksum, which both headers share. */
function common(header: Buffer, start: number, at: Date, sum: number): void {
  header.writeUInt16LE(45, start)
  header.writeUInt16LE(zip.utf8Flag, start + 2)
  header.writeUInt16LE(zip.stored, start + 4)
  header.writeUInt16LE((at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1), start + 6)
  const year = Math.min(Math.max(at.getFullYear() - 1980, 0), 127)
  header.writeUInt16LE((year << 9) | ((at.getMonth() + 1) << 5) | at.getDate(), start + 8)
  header.writeUInt32LE(sum, start + 10)
}

function field64(header: Buffer, start: number, values: number[]): void {
  header.writeUInt16LE(zip.zip64Field, start)
  header.writeUInt16LE(values.length * 8, start + 2)
  values.forEach((value, index) => {
    header.writeBigUInt64LE(BigInt(value), start + 4 + index * 8)
  })
}
