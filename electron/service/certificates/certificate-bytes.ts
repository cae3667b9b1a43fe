/** One certificate as a file, with its typefaces and a logo: more than most have. */
const bytesOfOne = 100 << 10

/** What so many certificates take on the disk, about; and room for a file beside them. */
export const bytesOfCertificates = (count: number): number => (count + 1) * bytesOfOne
