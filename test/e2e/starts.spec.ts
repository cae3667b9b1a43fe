import { type ChildProcess, spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { expect, launch, test } from './support/launch'

/** `npm test` starts a few times; `npm run starts` two hundred times, with eight programs that never rest beside it. */
const starts = Number(process.env.ZHIXING_STARTS ?? 4)
const load = Number(process.env.ZHIXING_LOAD ?? 2)
/** Longer than any start under such a load; a hang is for ever. */
const patienceMs = 60_000

/** Programs that each keep a core busy; they end by themselves, should nobody end them. */
function busyPrograms(count: number): ChildProcess[] {
  const code = `const end = Date.now() + ${(starts + 1) * patienceMs}; while (Date.now() < end);`
  return Array.from({ length: count }, () => spawn(process.execPath, ['-e', code], { stdio: 'ignore' }))
}

test(`starts ${starts} times under a load of ${load} without a hang`, async () => {
  test.setTimeout((starts + 1) * patienceMs)
  const busy = busyPrograms(load)
  const took: number[] = []
  try {
    for (let number = 1; number <= starts; number++) {
      const began = Date.now()
      const { page, dir, close } = await launch({ args: ['--lang', 'en'] })
      await expect(page.getByRole('heading', { level: 1 }), `start ${number}`).toBeVisible({
        timeout: patienceMs,
      })
      took.push(Date.now() - began)
      await close()
      await rm(dir, { recursive: true, force: true })
      if (number % 20 === 0) console.log(`${number} starts, load ${loadavg()[0]?.toFixed(1)}`)
    }
  } finally {
    for (const program of busy) program.kill('SIGKILL')
  }
  took.sort((a, b) => a - b)
  const seconds = (share: number) => ((took[Math.ceil(share * took.length) - 1] ?? 0) / 1000).toFixed(1)
  console.log(
    `${took.length} starts: median ${seconds(0.5)} s, 95 % ${seconds(0.95)} s, longest ${seconds(1)} s`,
  )
  expect(took).toHaveLength(starts)
})
