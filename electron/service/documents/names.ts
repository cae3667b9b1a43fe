import { Html, html } from './html'

// The Chinese face has quotes and apostrophes a full em wide, which would tear O’Brien apart. Only they are narrowed:
// asked for the whole text, proportional width would bring digits that a PDF cannot name.
export function narrowQuotes({ markup }: Html): Html {
  return new Html(markup.replace(/[‘’“”]/g, '<span class="narrow">$&</span>'))
}

function isLatin(text: string): boolean {
  return /\p{Script=Latin}/u.test(text) && !/\p{Script=Han}/u.test(text)
}

/** A name as it came, on its own: Arabic or Hebrew does not turn the sentence around it. */
export function nameMarkup(name: string): Html {
  const isolated = html`<bdi>${name}</bdi>`
  return isLatin(name) ? narrowQuotes(isolated) : isolated
}
