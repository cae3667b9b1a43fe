/** A text with the part that was searched for marked. */
export function Highlight({ text, query }: { text: string; query: string }) {
  const words = query.trim()
  const at = words ? text.toLowerCase().indexOf(words.toLowerCase()) : -1
  if (at < 0) return text
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + words.length)}</mark>
      {text.slice(at + words.length)}
    </>
  )
}
