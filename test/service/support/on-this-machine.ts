/** So that a book in `dataDir` is somebody's record, and this machine keeps a mark of it. */
export function withTemporaryFilesElsewhere(dataDir: string): { restore(): void } {
  const before = { TMPDIR: process.env.TMPDIR, XDG_CONFIG_HOME: process.env.XDG_CONFIG_HOME }
  process.env.TMPDIR = '/nowhere'
  process.env.XDG_CONFIG_HOME = `${dataDir}/config`
  return {
    restore() {
      for (const [name, value] of Object.entries(before)) {
        if (value === undefined) delete process.env[name]
        else process.env[name] = value
      }
    },
  }
}
