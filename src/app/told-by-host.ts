const told = new URLSearchParams(window.location.search)
// Once: after a reload what the person chose since counts.
if (told.size > 0) window.history.replaceState(null, '', window.location.pathname + window.location.hash)

/** What the host knows before the page is drawn: `lang` and `theme`. Null when it knows nothing. */
export const toldByHost = (name: 'lang' | 'theme'): string | null => told.get(name)
