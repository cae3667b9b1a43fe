import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSource, openSourceSync, readSource } from '../../../electron/files/read-source'

let place: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'zhixing-source-'))
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

const most = 1 << 20

describe('a file a person chose', () => {
  it('is read whole, links followed', async () => {
    writeFileSync(join(place, 'a'), '花名册')
    symlinkSync(join(place, 'a'), join(place, 'link'))
    expect(String(await readSource(join(place, 'link'), most))).toBe('花名册')
    writeFileSync(join(place, 'empty'), '')
    expect(await readSource(join(place, 'empty'), most)).toHaveLength(0)
  })

  it.each([
    [
      'a pipe nobody writes to',
      'not_a_file',
      () => {
        execFileSync('mkfifo', [join(place, 'pipe.xlsx')])
        return join(place, 'pipe.xlsx')
      },
    ],
    ['a device without an end', 'not_a_file', () => '/dev/zero'],
    [
      'a link to one',
      'not_a_file',
      () => {
        symlinkSync('/dev/zero', join(place, 'roster.xlsx'))
        return join(place, 'roster.xlsx')
      },
    ],
    ['a terminal', 'not_a_file', () => '/dev/tty'],
    [
      'a folder',
      'not_a_file',
      () => {
        mkdirSync(join(place, 'folder'))
        return join(place, 'folder')
      },
    ],
    ['nothing', 'file_missing', () => join(place, 'gone')],
    [
      'a file larger than may be',
      'too_large',
      () => {
        writeFileSync(join(place, 'large'), '')
        truncateSync(join(place, 'large'), most + 1)
        return join(place, 'large')
      },
    ],
    [
      'links in a circle',
      'unreadable',
      () => {
        symlinkSync(join(place, 'b'), join(place, 'a'))
        symlinkSync(join(place, 'a'), join(place, 'b'))
        return join(place, 'a')
      },
    ],
  ])('that is %s is refused as %s, at once', async (_what, code, path) => {
    const chosen = path()
    await expect(openSource(chosen, most)).rejects.toMatchObject({ code })
    await expect(readSource(chosen, most)).rejects.toMatchObject({ code })
    expect(() => openSourceSync(chosen, most)).toThrow(expect.objectContaining({ code }))
  })

  it('that is a socket is refused', async () => {
    const server = createServer().listen(join(place, 'socket'))
    await new Promise(done => server.once('listening', done))
    await expect(readSource(join(place, 'socket'), most)).rejects.toMatchObject({ code: 'not_a_file' })
    server.close()
  })

  it('that says it is empty and is not is read as far as the cap goes', async () => {
    // /proc/self/status has a size of 0.
    expect(String(await readSource('/proc/self/status', most))).toContain('Name:')
    await expect(readSource('/proc/self/status', 100)).rejects.toMatchObject({ code: 'too_large' })
  })

  it('that grows while it is read is refused once it is too large', async () => {
    const path = join(place, 'log.csv')
    writeFileSync(path, 'x'.repeat(1000))
    const { handle } = await openSource(path, 1000)
    await handle.close()
    const reading = readSource(path, 1000)
    appendFileSync(path, 'y'.repeat(1000))
    await expect(reading).rejects.toMatchObject({ code: 'too_large' })
  })
})
