/*
 * Tests that run at the same time have a screen, and so a keyboard focus, of their own: scripts/test/playwright.mjs
 * makes one for each worker and names them here. Loaded before anything of ours starts an application.
 */
const screens: Record<string, string>[] = JSON.parse(process.env.ZHIXING_SCREENS ?? '[]')
Object.assign(process.env, screens[Number(process.env.TEST_PARALLEL_INDEX ?? 0)])
