import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync, statfsSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import {
  isFuse,
  type PlaceFacts,
  type PlaceWarning,
  placeMarkers,
  placeWarning,
  type SyncService,
} from '../../../../src/domain/book/place'
import { readSmall } from '../../../files/small-file'

/** What speaks against keeping a book in a folder, which need not be there yet. Asks the system, not the network. */
export function warningOf(folder: string): PlaceWarning | null {
  const real = realPathOf(folder)
  const there = nearestThere(real)
  const statfsType = process.platform === 'linux' ? typeOf(there) : null
  const facts: PlaceFacts = {
    paths: [folder, real],
    windows: process.platform === 'win32',
    synced: syncedFolders(),
    markers: markersAbove(real),
    statfsType,
    mountType: mountTypeOf(there, statfsType),
  }
  return placeWarning(facts)
}

/** The warning of one folder: looked for once, when it is first asked for, and not after the person decided. */
export function placeOf(folder: string, warns: boolean): { warning(): PlaceWarning | null; keep(): void } {
  let found: PlaceWarning | null | undefined = warns ? undefined : null
  return {
    warning() {
      if (found === undefined) found = warningOf(folder)
      return found
    },
    keep() {
      found = null
    },
  }
}

/** Links followed as far as there is something. On Windows a mapped drive becomes the share it stands for. */
function realPathOf(folder: string): string {
  const there = nearestThere(folder)
  try {
    return join(realpathSync.native(there), folder.slice(there.length))
  } catch {
    return folder
  }
}

function nearestThere(folder: string): string {
  let there = folder
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there)
  return there
}

function typeOf(folder: string): number | null {
  try {
    // It is signed where a long has 32 bits.
    return Number(BigInt.asUintN(32, BigInt(statfsSync(folder).type)))
  } catch {
    return null
  }
}

function markersAbove(folder: string): string[] {
  const found: string[] = []
  // The home folder itself holds the settings of such programs under the same names.
  for (let at = folder; dirname(at) !== at && at !== homedir(); at = dirname(at))
    found.push(...Object.keys(placeMarkers).filter(name => existsSync(join(at, name))))
  return found
}

function mountTypeOf(folder: string, statfsType: number | null): string | null {
  if (process.platform === 'darwin') return mountTypeOfMac(folder)
  return statfsType !== null && isFuse(statfsType) ? mountTypeOfLinux(folder) : null
}

/** The table of mounts: `36 35 98:0 /root /mount/point rw - TYPE source options`, blanks written as \040. */
function mountTypeOfLinux(folder: string): string | null {
  const mounts = textOf('/proc/self/mountinfo')
    .split('\n')
    .map(line => ({
      point: (line.split(' ')[4] ?? '').replaceAll(/\\([0-7]{3})/g, (_, code) =>
        String.fromCharCode(Number.parseInt(code, 8)),
      ),
      type: line.split(' - ')[1]?.split(' ')[0] ?? null,
    }))
  return longestOver(folder, mounts)
}

/** `//user@server/share on /Volumes/share (smbfs, nodev, nosuid)`: macOS numbers its file systems as it goes. */
function mountTypeOfMac(folder: string): string | null {
  try {
    const text = execFileSync('/sbin/mount', { encoding: 'utf8', timeout: 2_000 })
    const mounts = [...text.matchAll(/ on (.+) \(([^,)]+)/g)].map(([, point = '', type]) => ({
      point,
      type: type ?? null,
    }))
    return longestOver(folder, mounts)
  } catch {
    return null
  }
}

function longestOver(folder: string, mounts: { point: string; type: string | null }[]): string | null {
  const over = mounts.filter(
    ({ point }) => point && (folder === point || folder.startsWith(point === '/' ? point : `${point}/`)),
  )
  // Of two at one place the later lies on top.
  return over.reduce((top, one) => (one.point.length >= top.point.length ? one : top), {
    point: '',
    type: null as string | null,
  }).type
}

/** What sync programs say of themselves: OneDrive in the environment, Dropbox in a file of its own. */
function syncedFolders(): { service: SyncService; folder: string }[] {
  const { env } = process
  const oneDrive = [env.OneDrive, env.OneDriveCommercial, env.OneDriveConsumer]
  const dropbox = [join(homedir(), '.dropbox'), ...[env.APPDATA, env.LOCALAPPDATA].map(inDropbox)]
  return [
    ...oneDrive.map(folder => ({ service: 'onedrive' as const, folder: folder ?? '' })),
    ...dropbox
      .flatMap(place => dropboxFolders(place))
      .map(folder => ({ service: 'dropbox' as const, folder })),
  ].filter(({ folder }) => folder !== '')
}

const inDropbox = (place: string | undefined): string => (place ? join(place, 'Dropbox') : '')

/** `{"personal": {"path": "C:\\Users\\zhou\\Dropbox", …}, "business": {…}}` */
function dropboxFolders(place: string): string[] {
  if (!place || basename(place) === '') return []
  try {
    const accounts = JSON.parse(readSmall(join(place, 'info.json'))) as Record<string, { path?: unknown }>
    return Object.values(accounts).flatMap(({ path }) => (typeof path === 'string' ? [path] : []))
  } catch {
    return []
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
