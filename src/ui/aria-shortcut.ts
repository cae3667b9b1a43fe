/** The chord as WAI-ARIA writes it: `Ctrl K` → `Control+K`. */
export function ariaShortcut(keys: string): string {
  return keys.replace('Ctrl', 'Control').replaceAll(' ', '+')
}
