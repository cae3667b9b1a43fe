import { withoutTail } from '../text/edges'
/** Sync programs an office has, by the folders they keep. */
export const syncServices = [
  'onedrive',
  'nutstore',
  'dropbox',
  'icloud',
  'baidu',
  'google',
  'weiyun',
  'wps',
  'synology',
  'nextcloud',
  'syncthing',
] as const
export type SyncService = (typeof syncServices)[number]

export interface PlaceFacts {
  /** The whole path as it was given, and with its links followed: either may say it. */
  paths: readonly string[]
  windows: boolean
  /** Folders that sync programs say themselves they keep. */
  synced: readonly { service: SyncService; folder: string }[]
  /** Names of `placeMarkers` found in the folder or one above it. */
  markers: readonly string[]
  /** Kind of the file system as statfs numbers it, on Linux; null elsewhere. */
  statfsType: number | null
  /** Its name where it is mounted: 'fuse.sshfs', 'fuseblk', 'smbfs'; null when it was not asked. */
  mountType: string | null
}

export type PlaceWarning = { kind: 'network' } | { kind: 'sync'; service: SyncService }

/** Files and folders a sync program leaves at the top of what it keeps. */
export const placeMarkers: Readonly<Record<string, SyncService>> = {
  '.dropbox': 'dropbox',
  '.dropbox.cache': 'dropbox',
  '.tmp.driveupload': 'google',
  '.tmp.drivedownload': 'google',
  '.SynologyWorkingDirectory': 'synology',
  '.nextcloudsync.log': 'nextcloud',
  '.owncloudsync.log': 'nextcloud',
  '.stfolder': 'syncthing',
}

/** Names of folders, in the path, that only a sync program makes. */
const folderNames: readonly (readonly [RegExp, SyncService])[] = [
  [/^OneDrive( - .+|-.+)?$/i, 'onedrive'],
  [/^(Nutstore( Files)?|(我的)?坚果云)$/i, 'nutstore'],
  [/^Dropbox( \(.+\))?$|^Dropbox-/i, 'dropbox'],
  [/^(Mobile Documents|com~apple~CloudDocs|iCloud ?Drive|iCloud云盘|iCloud 云盘)$/i, 'icloud'],
  [/^(BaiduSyncdisk|百度网盘同步空间|BaiduNetdiskWorkspace)$/i, 'baidu'],
  [/^(Google ?Drive|GoogleDrive-.+|Google 云端硬盘|我的云端硬盘)$/i, 'google'],
  [/^(Weiyun( ?Sync)?|(腾讯)?微云(同步.*)?)$/i, 'weiyun'],
  [/^(WPS ?Drive|WPS云盘|WPS 云盘)$/i, 'wps'],
  [/^(SynologyDrive|Synology Drive|CloudStation)$/i, 'synology'],
  [/^(Nextcloud|ownCloud)$/i, 'nextcloud'],
]

/** File systems that lie on another machine, by the numbers of Linux' statfs. */
const networkTypes = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xff534d42, // CIFS
  0xfe534d42, // SMB 2 and 3
  0x01021997, // 9P
  0x5346414f, // AFS
  0x6b414653, // kAFS
  0x73757245, // Coda
  0x564c, // NCP
  0x00c36400, // Ceph
  0x0bd00bd0, // Lustre
  0x7461636f, // OCFS2
  0x47504653, // GPFS
  0x786f4256, // a shared folder of VirtualBox
])
const fuse = 0x65735546

/** FUSE carries local disks (NTFS, exFAT) and encrypted or joined folders too. */
const localFuse =
  /^fuseblk$|^fuse\.(encfs|gocryptfs|cryfs|securefs|mergerfs|bindfs|unionfs.*|overlayfs|fuse-overlayfs|lxcfs|portal|ntfs(-3g)?|exfat)$/
/** As macOS, and mount tables elsewhere, name them. */
const networkMount = /^(smbfs|nfs\d?|afpfs|webdav|ftp|cifs|smb3?|9p|davfs|sshfs|macfuse|osxfuse|fuse(\..+)?)$/

/** Why the book had better not lie there; null for an ordinary folder of this computer. */
export function placeWarning(facts: PlaceFacts): PlaceWarning | null {
  const service = syncServiceOf(facts)
  if (service) return { kind: 'sync', service }
  return isOnNetwork(facts) ? { kind: 'network' } : null
}

function syncServiceOf({ paths, synced, markers, windows }: PlaceFacts): SyncService | null {
  const kept = synced.find(({ folder }) => paths.some(path => isWithin(path, folder, windows)))
  if (kept) return kept.service
  const marker = markers.find(name => Object.hasOwn(placeMarkers, name))
  if (marker) return placeMarkers[marker] ?? null
  const names = paths.flatMap(path => path.split(windows ? /[\\/]/ : '/'))
  return folderNames.find(([pattern]) => names.some(name => pattern.test(name)))?.[1] ?? null
}

function isOnNetwork({ paths, windows, statfsType, mountType }: PlaceFacts): boolean {
  // A mapped drive is a UNC path once its links are followed.
  if (windows) return paths.some(path => /^[\\/]{2}(?![?.][\\/])|^\\\\\?\\UNC\\/i.test(path))
  if (statfsType !== null && networkTypes.has(statfsType)) return true
  if (mountType === null) return statfsType === fuse
  return networkMount.test(mountType) && !localFuse.test(mountType)
}

function isWithin(path: string, folder: string, windows: boolean): boolean {
  const plain = (text: string) => {
    const bare = withoutTail(text, windows ? /[\\/]/ : /\//)
    return windows ? bare.replaceAll('/', '\\').toLowerCase() : bare
  }
  const [inner, outer] = [plain(path), plain(folder)]
  return outer !== '' && (inner === outer || inner.startsWith(outer + (windows ? '\\' : '/')))
}

/** How statfs numbers FUSE: which of its many kinds, only the table of mounts says. */
export const isFuse = (statfsType: number): boolean => statfsType === fuse
