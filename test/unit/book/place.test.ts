import { describe, expect, it } from 'vitest'
import { type PlaceFacts, placeWarning } from '../../../src/domain/book/place'

const ordinary: PlaceFacts = {
  paths: ['/home/zhou/Zhixing/book'],
  windows: false,
  synced: [],
  markers: [],
  statfsType: 0xef53,
  mountType: null,
}
const at = (path: string, some: Partial<PlaceFacts> = {}) =>
  placeWarning({ ...ordinary, paths: [path], windows: path.includes('\\'), ...some })

describe('a sync program keeps the folder', () => {
  it.each([
    ['C:\\Users\\zhou\\OneDrive\\知行', 'onedrive'],
    ['C:\\Users\\zhou\\OneDrive - 客户服务中心\\book', 'onedrive'],
    ['/Users/zhou/Library/CloudStorage/OneDrive-Office/book', 'onedrive'],
    ['C:\\Users\\zhou\\Nutstore\\1\\我的坚果云\\培训', 'nutstore'],
    ['D:\\我的坚果云\\book', 'nutstore'],
    ['/home/zhou/Nutstore Files/book', 'nutstore'],
    ['/home/zhou/Dropbox/book', 'dropbox'],
    ['C:\\Users\\zhou\\Dropbox (Office)\\book', 'dropbox'],
    ['/Users/zhou/Library/Mobile Documents/com~apple~CloudDocs/book', 'icloud'],
    ['C:\\Users\\zhou\\iCloudDrive\\book', 'icloud'],
    ['D:\\BaiduSyncdisk\\book', 'baidu'],
    ['/Users/zhou/百度网盘同步空间/book', 'baidu'],
    ['G:\\我的云端硬盘\\book', 'google'],
    ['/Users/zhou/Library/CloudStorage/GoogleDrive-zhou@office.cn/My Drive/book', 'google'],
    ['D:\\微云同步盘\\book', 'weiyun'],
    ['C:\\Users\\zhou\\WPS云盘\\book', 'wps'],
  ])('%s', (path, service) => {
    expect(at(path)).toEqual({ kind: 'sync', service })
  })

  it('by what it says of itself, whatever the folder is called', () => {
    const synced = [{ service: 'onedrive' as const, folder: 'D:\\Wolke\\' }]
    expect(at('d:\\wolke\\book', { synced })).toEqual({ kind: 'sync', service: 'onedrive' })
    expect(at('D:\\Wolkenbruch\\book', { synced })).toBeNull()
    expect(at('D:\\book', { synced: [{ service: 'onedrive', folder: '' }] })).toBeNull()
  })

  it('by what it leaves at the top of it', () => {
    expect(at('/data/shared/book', { markers: ['.stfolder'] })).toEqual({
      kind: 'sync',
      service: 'syncthing',
    })
    expect(at('/data/shared/book', { markers: ['.git'] })).toBeNull()
  })

  it('by where a link leads', () => {
    const paths = ['/home/zhou/book', '/home/zhou/Dropbox/book']
    expect(placeWarning({ ...ordinary, paths })).toEqual({ kind: 'sync', service: 'dropbox' })
  })

  it.each([
    '/home/zhou/OneDriver/book',
    '/home/zhou/Dropboxes/book',
    'C:\\坚果云笔记\\book',
    'D:\\BaiduNetdiskDownload\\book',
  ])('not %s', path => {
    expect(at(path)).toBeNull()
  })
})

describe('a network drive', () => {
  it.each(['\\\\server\\share\\book', '\\\\?\\UNC\\server\\share\\book', '//server/share\\book'])(
    '%s',
    path => {
      expect(at(path, { statfsType: null })).toEqual({ kind: 'network' })
    },
  )

  it('of Windows, mapped to a letter: its real path is the share', () => {
    const paths = ['Z:\\book', '\\\\server\\share\\book']
    expect(placeWarning({ ...ordinary, paths, windows: true })).toEqual({ kind: 'network' })
  })

  it.each(['\\\\?\\C:\\book', '\\\\.\\C:\\book', 'C:\\book'])('not %s', path => {
    expect(at(path, { statfsType: null })).toBeNull()
  })

  it.each([
    ['NFS', 0x6969],
    ['SMB', 0xfe534d42],
    ['CIFS', 0xff534d42],
    ['9P', 0x01021997],
  ])('of Linux: %s', (_name, statfsType) => {
    expect(at('/mnt/office/book', { statfsType })).toEqual({ kind: 'network' })
  })

  it.each([
    ['fuse.sshfs', { kind: 'network' }],
    ['fuse.rclone', { kind: 'network' }],
    ['fuse.gvfsd-fuse', { kind: 'network' }],
    ['fuse', { kind: 'network' }],
    ['fuseblk', null],
    ['fuse.gocryptfs', null],
    ['fuse.mergerfs', null],
  ])('of Linux through FUSE: %s', (mountType, expected) => {
    expect(at('/mnt/x/book', { statfsType: 0x65735546, mountType })).toEqual(expected)
  })

  it.each([
    ['smbfs', { kind: 'network' }],
    ['nfs', { kind: 'network' }],
    ['webdav', { kind: 'network' }],
    ['apfs', null],
    ['hfs', null],
    ['exfat', null],
  ])('of macOS: %s', (mountType, expected) => {
    expect(at('/Volumes/office/book', { statfsType: null, mountType })).toEqual(expected)
  })

  it.each([
    ['ext4', 0xef53],
    ['btrfs', 0x9123683e],
    ['tmpfs', 0x01021994],
    ['overlay', 0x794c7630],
  ])('not a local disk: %s', (_name, statfsType) => {
    expect(at('/home/zhou/book', { statfsType })).toBeNull()
  })
})
