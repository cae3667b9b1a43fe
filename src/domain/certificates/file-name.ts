import { safeFileName } from '../files/safe-name'

/** 'KF-SG-2026-0012 王芳.pdf'; the number makes it one of a kind even when the name has to go. */
export function certificateFileName(certificate: { readonly number: string; readonly name: string }): string {
  return safeFileName(`${certificate.number} ${certificate.name}`, 'pdf')
}
