/**
 * Words that people fall back on for a password, gathered by us: the asking itself, greetings, seasons, sport, names,
 * beasts, and the words of a council's day. All in small letters.
 */
export const knownBadWords: readonly string[] = [
  ...words('password passwort passw pass passcode passphrase pwd secret secrets login logon signin letmein'),
  ...words(
    'access admin administrator root user username guest test testing tester demo example sample temp temporary',
  ),
  ...words(
    'changeme change default system server computer internet network desktop laptop keyboard windows microsoft',
  ),
  ...words(
    'google apple android iphone samsung facebook welcome hello goodbye thankyou please whatever nothing something',
  ),
  ...words(
    'iloveyou loveyou love lover heart angel baby babygirl princess prince queen king sweetheart darling',
  ),
  ...words(
    'sunshine rainbow flower summer winter spring autumn january february march april june july august',
  ),
  ...words(
    'september october november december monday tuesday wednesday thursday friday saturday sunday weekend',
  ),
  ...words(
    'christmas easter holiday birthday football rugby cricket tennis golf hockey baseball basketball soccer',
  ),
  ...words(
    'arsenal chelsea liverpool everton manchester united city tottenham hotspur newcastle celtic rangers',
  ),
  ...words(
    'villa leeds sunderland england scotland wales ireland britain london birmingham bristol sheffield',
  ),
  ...words(
    'charlie george thomas james william harry oliver jack daniel michael matthew joshua andrew robert',
  ),
  ...words('jessica emily sophie charlotte olivia amelia hannah ashley nicole michelle samantha jennifer'),
  ...words(
    'dragon monkey tiger lion horse dog cat puppy kitten rabbit eagle falcon phoenix wolf bear buster',
  ),
  ...words(
    'master superman batman spiderman pokemon starwars matrix ninja warrior killer hunter shadow ghost',
  ),
  ...words('trustno freedom peace victory success winner champion lucky magic diamond silver golden gold'),
  ...words('chocolate cheese cookie banana orange coffee biscuit pepper ginger guinness whisky'),
  ...words('purple yellow green blue black white red mustang ferrari porsche jaguar mercedes corvette'),
  ...words(
    'council borough county district department service services office officer manager management team',
  ),
  ...words(
    'performance planning finance housing benefits education highways parking library partnership strategy',
  ),
  ...words(
    'corporate director member mayor leader government local public work working the my our is and for',
  ),
]

/** Rows of keys and of the alphabet, in which a piece of four or more is a walk; each also backwards. */
export const walks: readonly string[] = [
  '1234567890',
  '0123456789',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'azertyuiop',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  'abcdefghijklmnopqrstuvwxyz',
].flatMap((row) => [row, Array.from(row).reverse().join('')])

function words(line: string): string[] {
  return line.split(' ')
}
