/** The words of the frame and of Today: files of their own. */
const source = /\/src\/i18n\/(zh-CN|en)\/(?:common\.json|today\.ts)$/

interface Built {
  bundle?: Record<string, { type: string; fileName: string; facadeModuleId?: string | null }>
}

/**
 * Names the chunks of each language's first words in the page, so that they come together with the first script instead
 * of after it. The host leaves the language in that is spoken (electron/main/app-scheme.ts).
 */
export function preloadWords() {
  return {
    name: 'zhixing:preload-words',
    transformIndexHtml: {
      order: 'post' as const,
      handler(_html: string, { bundle = {} }: Built) {
        return Object.values(bundle).flatMap(({ type, fileName, facadeModuleId }) => {
          const language = type === 'chunk' ? source.exec(facadeModuleId ?? '')?.[1] : undefined
          if (!language) return []
          const attrs = {
            rel: 'modulepreload',
            crossorigin: true,
            'data-words': language,
            href: `./${fileName}`,
          }
          return [{ tag: 'link', attrs, injectTo: 'head' as const }]
        })
      },
    },
  }
}
