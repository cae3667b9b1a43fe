import { app, protocol } from 'electron'
import type { PrintPage } from '../../electron/host-wire'
import { createPrinter, printScheme } from '../../electron/main/print'

/** Asked by the bench: one document to print. */
export interface PrintRequest {
  html: string
  page: PrintPage
}
export type PrintReply = { pdf: Uint8Array; took: number } | { error: string }

// A main process with nothing but the product's printer, asked over its message channel.
protocol.registerSchemesAsPrivileged([printScheme])
app.on('window-all-closed', () => undefined)

void app.whenReady().then(async () => {
  const printer = createPrinter({ fontsDir: process.argv.at(-1) as string })
  await printer.warm()
  process.on('message', (message: PrintRequest) => {
    const started = performance.now()
    printer.print(message.html, { landscape: message.page.landscape, pageSize: message.page.size }).then(
      pdf => process.send?.({ pdf, took: performance.now() - started } satisfies PrintReply),
      (error: Error) => process.send?.({ error: error.message } satisfies PrintReply),
    )
  })
  process.on('disconnect', () => app.exit(0))
  process.send?.('ready')
})
