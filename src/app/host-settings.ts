const settings = new URLSearchParams(window.location.search)
// Once: after a reload what the person chose since counts.
if (settings.size > 0) window.history.replaceState(null, '', window.location.pathname + window.location.hash)

/** What the host knows before the page is drawn: `lang` and `theme`. Null when it knows nothing. */
export const hostSetting = (name: 'lang' | 'theme'): string | null => settings.get(name)
