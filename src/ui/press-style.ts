/*
 * react-aria puts a <style> into the head the first time something is pressed, which our content
 * security policy refuses with a complaint in the console. It does not when an element of this id
 * exists; the one rule it carries (touch-action) stands in press-style.css instead.
 */
import './press-style.css'

const id = 'react-aria-pressable-style'

if (typeof document !== 'undefined' && !document.getElementById(id)) {
  const mark = document.createElement('meta')
  mark.id = id
  document.head.append(mark)
}
