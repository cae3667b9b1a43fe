import { Component, type ReactNode } from 'react'

interface PageBoundaryProps {
  fallback: (error: Error, retry: () => void) => ReactNode
  children: ReactNode
}

/** A page that cannot be drawn takes nothing else down with it. Give it a key that changes with the page. */
export class PageBoundary extends Component<PageBoundaryProps, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (error) return this.props.fallback(error, () => this.setState({ error: null }))
    return this.props.children
  }
}
