import { useLayoutEffect, useRef } from 'react'
import styles from './Certificates.module.css'
import { faceDocument } from './face-document'

interface CertificateFacePreviewProps {
  /** What the service would print: `certificates.preview`. */
  html: string
  /** Whose certificate it is, for those who do not see it. */
  label: string
  /** Stamped over a voided one. */
  stamp?: string | undefined
}

/** A4 landscape in millimetres of the style sheet, 96 to the inch. */
const PAGE_WIDTH = (297 / 25.4) * 96

/** The certificate as it will be printed, drawn to the width there is. */
export function CertificateFacePreview({ html, label, stamp }: CertificateFacePreviewProps) {
  const frame = useRef<HTMLElement>(null)
  const paper = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const host = paper.current
    const face = host && faceDocument(html)
    if (!host || !face) return
    // Styles of its own that reach nothing else, and nothing else's reach them.
    const shadow = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
    shadow.replaceChildren(face.page)
    if (!('adoptedStyleSheets' in shadow)) return
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(face.css)
    shadow.adoptedStyleSheets = [sheet]
  }, [html])

  useLayoutEffect(() => {
    const around = frame.current
    if (!around || typeof ResizeObserver === 'undefined') return
    const fit = () => around.style.setProperty('--scale', String(around.clientWidth / PAGE_WIDTH))
    const observer = new ResizeObserver(fit)
    observer.observe(around)
    fit()
    return () => observer.disconnect()
  }, [])

  return (
    <figure ref={frame} className={styles.frame} aria-label={label}>
      <div ref={paper} className={styles.paper} />
      {stamp && <span className={styles.stamp}>{stamp}</span>}
    </figure>
  )
}
