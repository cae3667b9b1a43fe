import { app } from 'electron'

/** The same services without a window. */
export async function runCommandLine(_dataDir: string): Promise<void> {
  app.exit(2)
}
