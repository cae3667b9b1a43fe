import { readFileSync, writeFileSync } from 'node:fs'
import { app, protocol, webContents } from 'electron'
import { createPrinter, printScheme } from '../../electron/main/print'

/** What the test asks of the printer, in order. */
export interface PrintSteps {
  fontsDir: string
  steps: ({ html: string; pdf: string; landscape: boolean } | 'crash')[]
  report: string
}

// A main process with nothing but the printer.
const { fontsDir, steps, report } = JSON.parse(
  readFileSync(process.argv.at(-1) as string, 'utf8'),
) as PrintSteps
protocol.registerSchemesAsPrivileged([printScheme])
// The only window goes when it crashes; without a listener Electron would quit.
app.on('window-all-closed', () => undefined)

async function run(): Promise<void> {
  await app.whenReady()
  const printer = createPrinter({ fontsDir })
  await printer.warm()
  const took: number[] = []
  for (const step of steps) {
    if (step === 'crash') {
      for (const contents of webContents.getAllWebContents()) contents.forcefullyCrashRenderer()
      continue
    }
    const started = performance.now()
    const pdf = await printer.print(readFileSync(step.html, 'utf8'), {
      landscape: step.landscape,
      pageSize: 'A4',
    })
    took.push(Math.round(performance.now() - started))
    writeFileSync(step.pdf, pdf)
  }
  printer.close()
  const refused = await printer
    .print('', { landscape: false, pageSize: 'A4' })
    .catch((error: Error) => error.message)
  writeFileSync(report, JSON.stringify({ took, refused }))
}

void run().then(
  () => app.exit(0),
  (error: unknown) => {
    console.error(error)
    app.exit(1)
  },
)
