const kilobyte = 1024

/** `412 KB`, `1.3 MB`: as folders show the size of a file. */
export function sizeText(bytes: number): string {
  const size = Math.max(1, Math.round(bytes / kilobyte))
  return size < kilobyte ? `${size} KB` : `${(size / kilobyte).toFixed(1)} MB`
}
