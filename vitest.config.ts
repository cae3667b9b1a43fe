import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const everyTier = {
  testTimeout: 20_000,
  hookTimeout: 60_000,
  // What is waited for comes in its own time: the second that Vitest gives it is short on a busy machine.
  expect: { poll: { timeout: 10_000 } },
}

/** One project per tier of tests; end-to-end tests run in Playwright (playwright.config.ts). */
export default defineConfig({
  plugins: [react()],
  test: {
    projects: [
      { extends: true, test: { ...everyTier, name: 'unit', include: ['test/unit/**/*.test.{ts,tsx,mjs}'] } },
      {
        extends: true,
        test: {
          ...everyTier,
          name: 'service',
          include: ['test/{service,golden}/**/*.test.ts'],
          setupFiles: ['test/support/whole-words.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          ...everyTier,
          name: 'ui',
          include: ['test/ui/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          setupFiles: ['test/support/page-in-jsdom.ts', 'test/support/whole-words.ts'],
          // Testing Library clears the page after each test when it finds afterEach as a global.
          globals: true,
        },
      },
      {
        extends: true,
        test: { ...everyTier, name: 'faults', include: ['test/faults/**/*.test.ts'], testTimeout: 300_000 },
      },
      {
        extends: true,
        test: { ...everyTier, name: 'bench', include: ['test/bench/**/*.test.ts'], testTimeout: 300_000 },
      },
    ],
  },
})
