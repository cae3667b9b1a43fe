import { defineConfig } from '@playwright/test'

/**
 * The real application, one at a time: each test has its own book, but there is one screen and one keyboard.
 * scripts/test/playwright.mjs makes it two where it can give each a screen.
 */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  projects: [
    { name: 'e2e' },
    {
      name: 'shots',
      testDir: 'test/shots',
      testMatch: /(shots|hardships|doubts|scans|dialogs|sheets)\.ts$/,
      timeout: 900_000,
    },
  ],
})
