import { resolve } from 'node:path'
import { build } from 'vite'
import { latePartInputs, lateParts } from './late-parts'
import threadSources from './threads.json'

/** The service's threads, which are started from files of their own. The bench bundles them too. */
export const threads = Object.fromEntries(
  Object.entries(threadSources).map(([name, source]) => [name, resolve(source)]),
)

/** The project's own package.json says that its modules are ECMAScript's; what is built here is not. */
function commonJsFolder() {
  return {
    name: 'zhixing:commonjs-folder',
    generateBundle(this: { emitFile(file: { type: 'asset'; fileName: string; source: string }): string }) {
      this.emitFile({ type: 'asset', fileName: 'package.json', source: '{ "type": "commonjs" }\n' })
    },
  }
}

/**
 * Builds the service after each build of the main process, into out/service and as CommonJS: only such a script runs
 * from V8's code cache (electron/service/cached-script.ts), and no module is resolved before the first is run.
 */
export function serviceBesideMain({ target, external }: { target: string; external: (string | RegExp)[] }) {
  return {
    name: 'zhixing:service-beside-main',
    // Before the bundle is closed: then the application may be started.
    async writeBundle() {
      await build({
        configFile: false,
        logLevel: 'warn',
        plugins: [commonJsFolder(), lateParts()],
        ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
        build: {
          ssr: true,
          target,
          outDir: resolve('out/service'),
          emptyOutDir: true,
          minify: false,
          rollupOptions: {
            external,
            input: {
              start: resolve('electron/service/start.ts'),
              'book-service': resolve('electron/service/index.ts'),
              'cached-script': resolve('electron/service/cached-script.ts'),
              ...threads,
              ...latePartInputs(),
            },
            output: {
              format: 'cjs',
              entryFileNames: '[name].js',
              // What is imported when it is first asked for is loaded late as well: its code is kept like theirs.
              chunkFileNames: ({ isDynamicEntry }) => `${isDynamicEntry ? 'late-' : ''}[name]-[hash].js`,
            },
          },
        },
      })
    },
  }
}
