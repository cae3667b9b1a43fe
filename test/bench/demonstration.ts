import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createService } from '../../electron/service/service'

/** One operator: nobody is asked who sits at the desk, and Today is the first page. The window is the blank one's. */
export async function demonstrationWithOneOperator(dataDir: string): Promise<void> {
  const service = await createService({
    dataDir,
    host: { pathOf: () => null, print: () => Promise.reject(new Error('nothing is printed here')) },
    now: () => new Date(),
    writer: 'inline',
    backups: null,
    log: error => console.error(error),
    onFatal: error => console.error(error),
  })
  await service.call('book', 'create', { kind: 'demonstration' })
  const operators = (await service.call('settings', 'operators', {})).output as { id: string }[]
  for (const { id } of operators.slice(1))
    await service.call('settings', 'retireOperator', { id, active: false })
  await service.close()
  mkdirSync(join(dataDir, 'electron'), { recursive: true })
  const window = { x: 0, y: 0, width: 1280, height: 800, maximized: false }
  writeFileSync(
    join(dataDir, 'electron', 'desk.json'),
    JSON.stringify({ language: 'zh-CN', theme: 'light', window }),
  )
}
