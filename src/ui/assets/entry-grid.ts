// Makes a grid of boxes quicker for those who have a script running. Everything it does can be done without it: the
// server checks each figure again when the form is saved.

interface GridWords {
  readonly number: string
  readonly outside: string
  readonly counts: string
}

const form = document.querySelector<HTMLFormElement>('form[data-entry-grid]')
if (form) start(form, JSON.parse(form.dataset.entryGrid ?? '{}') as GridWords)

function start(grid: HTMLFormElement, words: GridWords): void {
  const cells = [...grid.querySelectorAll<HTMLInputElement>('[data-entry-cell]')]
  const counts = grid.querySelector<HTMLOutputElement>('[data-entry-counts]')
  let isChanged = false

  const count = (): void => {
    const filled = cells.filter(({ value }) => value.trim() !== '').length
    if (counts)
      counts.value = words.counts.replace('{filled}', String(filled)).replace('{all}', String(cells.length))
  }

  const move = (from: HTMLInputElement, by: number): void => {
    const next = cells[cells.indexOf(from) + by]
    next?.focus()
    next?.select()
  }

  grid.addEventListener('keydown', (event) => {
    const { key, target } = event
    if (!(target instanceof HTMLInputElement) || !cells.includes(target)) return
    const by = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[key]
    if (by === undefined) return
    event.preventDefault()
    move(target, by)
  })

  // A column of a sheet comes as lines; of several columns the first is taken. The rest fills the boxes below.
  grid.addEventListener('paste', (event) => {
    const { target, clipboardData } = event
    if (!(target instanceof HTMLInputElement) || !cells.includes(target)) return
    const lines = (clipboardData?.getData('text/plain') ?? '').replace(/\r?\n$/, '').split(/\r?\n/)
    if (lines.length < 2) return
    event.preventDefault()
    const filled = cells.slice(cells.indexOf(target), cells.indexOf(target) + lines.length)
    for (const [i, cell] of filled.entries()) {
      cell.value = (lines[i] ?? '').split('\t')[0]?.trim() ?? ''
      check(cell, words)
    }
    isChanged = true
    count()
    filled.at(-1)?.focus()
  })

  grid.addEventListener('input', () => {
    isChanged = true
    count()
  })
  grid.addEventListener('focusout', ({ target }) => {
    if (target instanceof HTMLInputElement && cells.includes(target)) check(target, words)
  })
  grid.addEventListener('submit', () => {
    isChanged = false
  })
  addEventListener('beforeunload', (event) => {
    if (isChanged) event.preventDefault()
  })
  count()
}

/** Says at once what saving would say; it refuses nothing. */
function check(cell: HTMLInputElement, words: GridWords): void {
  const said = cell.closest('tr')?.querySelector<HTMLElement>('[data-entry-said]')
  if (!said) return
  const typed = cell.value.trim().replaceAll(',', '').replace('\u2212', '-')
  const value = Number(typed)
  const { low, high } = cell.dataset
  const isOutside = low !== undefined && high !== undefined && (value < Number(low) || value > Number(high))
  // What is no number is for the server to check: the name of a level, a yes or no, a day.
  const isWord = cell.dataset.worded !== undefined
  const text =
    typed === '' || isWord ? '' : Number.isNaN(value) ? words.number : isOutside ? words.outside : ''
  said.textContent = text
  said.hidden = text === ''
  if (text === '') cell.removeAttribute('aria-describedby')
  else cell.setAttribute('aria-describedby', cell.name.replace(/\.value$/, '.said'))
}
