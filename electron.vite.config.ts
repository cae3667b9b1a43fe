import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { firstChunk, withoutJsonSchema, withoutSentences } from './scripts/build/first-page'
import { preloadWords } from './scripts/build/preload-words'
import { serviceBesideMain, threads } from './scripts/build/service'

// The runtime that set-up found: the official Electron, or the older one used where its host is out of reach.
const runtimeFile = resolve('node_modules/.zhixing/runtime.json')
const runtime = existsSync(runtimeFile)
  ? (JSON.parse(readFileSync(runtimeFile, 'utf8')) as { official: boolean })
  : { official: false }
const target = runtime.official
  ? { node: 'node24', chrome: 'chrome144' }
  : { node: 'node20.18', chrome: 'chrome130' }

// Everything is bundled but the database addon, so that the package carries no second copy of any library.
const external = ['electron', 'better-sqlite3', /^node:/]

export default defineConfig({
  main: {
    plugins: [serviceBesideMain({ target: target.node, external })],
    build: {
      target: target.node,
      outDir: 'out/main',
      externalizeDeps: false,
      rollupOptions: {
        external,
        input: {
          index: resolve('electron/main/index.ts'),
          // The command line has the service on its own thread, and its threads beside it.
          ...threads,
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: target.node,
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        external: ['electron'],
        input: { index: resolve('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src',
    plugins: [react(), withoutJsonSchema(), withoutSentences(), preloadWords()],
    publicDir: false,
    build: {
      target: target.chrome,
      outDir: 'out/page',
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      minify: true,
      rollupOptions: {
        input: { index: resolve('src/index.html') },
        output: { codeSplitting: { groups: [{ name: firstChunk(), debugName: 'first' }] } },
      },
    },
  },
})
