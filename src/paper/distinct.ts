/** The labels with a number behind each that came before: two columns of one table with the same label are two columns. */
export function distinct(labels: readonly string[]): string[] {
  return labels.map((label, i) => {
    const earlier = labels.slice(0, i).filter((other) => other === label).length
    return earlier === 0 ? label : `${label} (${earlier + 1})`
  })
}
