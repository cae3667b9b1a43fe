import { run } from '../setup/command.mjs'
import { inRoot } from '../setup/project.mjs'

const bin = inRoot('node_modules', '@biomejs', 'biome', 'bin', 'biome')

export async function checkFormatAndLint() {
  const { code, stdout, stderr } = await run(process.execPath, [bin, 'check', '--colors=off', '.'], {
    cwd: inRoot(),
  })
  return code === 0 ? [] : [`${stdout}${stderr}`.trim()]
}
