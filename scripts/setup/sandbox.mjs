import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { run } from './command.mjs'
import { Refusal } from './refusal.mjs'

const isSetuidRoot = ({ uid, mode }) => uid === 0 && (mode & 0o4755) === 0o4755

/**
 * Chromium confines its pages with user namespaces, or with a setuid helper where a system forbids those. Where it
 * has neither it ends at once; the application is never opened without its sandbox to get round that.
 */
export async function checkSandbox({ electronPath }) {
  if (process.platform !== 'linux' || process.getuid() === 0) return
  const helper = join(dirname(electronPath), 'chrome-sandbox')
  const helperFacts = statSync(helper, { throwIfNoEntry: false })
  if (helperFacts !== undefined && isSetuidRoot(helperFacts)) return
  const { code } = await run('unshare', ['--user', '--map-root-user', 'true'])
  if (code === 0) return
  throw new Refusal(
    'This system forbids user namespaces, so Chromium’s sandbox needs its helper.',
    `sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`,
  )
}
