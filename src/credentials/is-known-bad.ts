import { knownBadWords, walks } from './known-bad-words.ts'

/** Letters that are written as figures and signs. */
const disguises: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
  '€': 'e',
  '£': 'l',
}

/** Signs of one's own that a password needs beside what everybody tries. */
const leastOwn = 4
/** Three words in a row are somebody's own thought; one or two are not. */
const mostWords = 2

const everyWord = new Set(knownBadWords)

/**
 * Would somebody who guesses try it early? So it is where the password is one or two words of the list or of what stands
 * around the person (council, post, name of the product), dressed up with years, repeats and rows of keys.
 */
export function isKnownBad(password: string, context: readonly string[] = []): boolean {
  const typed = Array.from(password.normalize('NFC').toLowerCase())
  const plain = typed.map((sign) => disguises[sign] ?? sign)
  const around = new Set([...everyWord, ...context.flatMap(wordsIn)])
  return [typed, plain].some((signs) => isMadeOf(signs.join(''), typed.join(''), around))
}

/** The words of a name, an address or a post that count: two letters and more. */
export function wordsIn(text: string): string[] {
  return text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 2)
}

interface Cover {
  readonly own: number
  readonly words: ReadonlySet<string>
}

/** The fewest signs that no known piece covers, read from the left; and the words that it takes. */
function isMadeOf(text: string, typed: string, known: ReadonlySet<string>): boolean {
  const best: Cover[] = [{ own: 0, words: new Set() }]
  const offer = (at: number, cover: Cover): void => {
    const standing = best[at]
    if (
      !standing ||
      cover.own < standing.own ||
      (cover.own === standing.own && cover.words.size < standing.words.size)
    )
      best[at] = cover
  }
  for (let from = 0; from < text.length; from += 1) {
    const here = best[from]
    if (!here) continue
    offer(from + 1, { ...here, own: here.own + (isFiller(typed[from] ?? '') ? 0 : 1) })
    for (let to = from + 2; to <= text.length; to += 1) {
      const piece = text.slice(from, to)
      if (known.has(piece)) offer(to, { own: here.own, words: new Set([...here.words, piece]) })
      else if (isWalk(piece) || isWalk(typed.slice(from, to)) || isRepeat(piece)) offer(to, here)
    }
  }
  const whole = best[text.length]
  return whole !== undefined && whole.own < leastOwn && whole.words.size <= mostWords
}

/** Figures and signs hang on words as years and exclamation marks do. */
const isFiller = (sign: string): boolean => /[\d\p{P}\p{S}\s]/u.test(sign)
const isWalk = (piece: string): boolean => piece.length >= 4 && walks.some((row) => row.includes(piece))
const isRepeat = (piece: string): boolean => /^(.{1,3})\1{2,}$/su.test(piece)
