import { run } from '../setup/command.mjs'
import { inRoot } from '../setup/project.mjs'

const bin = inRoot('node_modules', 'typescript', 'bin', 'tsc')

export async function checkTypes() {
  const { code, stdout, stderr } = await run(process.execPath, [bin, '--noEmit', '-p', 'tsconfig.json'], {
    cwd: inRoot(),
  })
  return code === 0 ? [] : [`${stdout}${stderr}`.trim()]
}
