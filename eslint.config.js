import svelte from 'eslint-plugin-svelte'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** Each ban once: what is written (an esquery selector), and what to do instead. */
const ban = {
  clock: {
    selector:
      ':matches(MemberExpression[object.name="Date"][property.name="now"], NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"], MemberExpression[object.name="performance"][property.name="now"], MemberExpression[object.name="Temporal"][property.name="Now"])',
    message: 'A pure file has no clock: take the day or the instant as an argument.',
  },
  randomness: {
    selector:
      ':matches(MemberExpression[object.name="Math"][property.name="random"], MemberExpression[object.name="crypto"][property.name=/^(getRandomValues|randomUUID)$/])',
    message: 'A pure file has no randomness: take the number or the identifier as an argument.',
  },
  environment: {
    selector:
      ':matches(MemberExpression[object.name="process"][property.name="env"], MemberExpression[object.type="MetaProperty"][property.name="env"])',
    message: 'Only src/entry reads the environment: take the setting as an argument.',
  },
  rawQuery: {
    selector:
      'CallExpression[callee.property.name="query"]:matches([callee.object.name=/^(pool|client|connection)$/i], [callee.object.property.name=/^(pool|client|connection)$/i])',
    message: 'A query runs inside a transaction of src/db and is written in a .sql.ts file.',
  },
  textAsSql: {
    selector: 'CallExpression[callee.object.name="sql"][callee.property.name=/^(raw|lit)$/]',
    message: 'Text never becomes SQL: values are parameters, names go through sql.ref or sql.table.',
  },
  hiddenImport: {
    selector:
      ':matches(CallExpression[callee.object.type="MetaProperty"][callee.property.name="glob"], ImportExpression[source.type!="Literal"], Identifier[name="createRequire"])',
    message: 'The walls must see every import: name the file in words.',
  },
  leftOutTest: {
    selector:
      'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo|fails)$/]',
    message: 'Every test runs, every time.',
  },
  sleep: {
    selector:
      ':matches(CallExpression[callee.name="sleep"], CallExpression[callee.property.name="waitForTimeout"])',
    message: 'Wait for the thing itself, not for time to pass.',
  },
  chosenElement: {
    selector: 'SvelteElement[kind="special"][name.name="svelte:element"]',
    message: 'An element is written in words, never chosen by data.',
  },
  spreadAttributes: {
    selector: 'SvelteElement[kind!="component"] > SvelteStartTag > SvelteSpreadAttribute',
    message: 'An element names its attributes: a spread could carry one that somebody typed.',
  },
}
const outsideEntry = [ban.textAsSql, ban.rawQuery, ban.hiddenImport, ban.environment]
const inPure = [...outsideEntry, ban.clock, ban.randomness]

/** Which bans hold where; the last row that names a file decides. */
const bansByPlace = [
  { files: ['**/*.{ts,js,svelte}'], bans: [ban.textAsSql] },
  { files: ['src/**'], bans: inPure },
  { files: ['src/**/*.action.ts', 'src/**/doors.ts', 'src/routes/**/*.ts', 'src/*.ts'], bans: outsideEntry },
  { files: ['src/db/**'], bans: [ban.environment] },
  { files: ['src/ui/assets/**'], bans: [ban.environment] },
  { files: ['src/entry/**'], bans: [ban.textAsSql, ban.rawQuery] },
  { files: ['src/**/*.svelte'], bans: [...inPure, ban.chosenElement, ban.spreadAttributes] },
  { files: ['src/ui/*.svelte'], bans: inPure },
  { files: ['**/*.test.ts', '**/testing/**', 'test/**'], bans: [ban.leftOutTest, ban.sleep] },
]

/** Places that hold the database, requests or programs; every other file of `src/` is pure. */
const impure = [
  'src/{db,entry,routes}/**',
  'src/**/*.{sql,action,test}.ts',
  'src/**/doors.ts',
  'src/**/testing/**',
  'src/ui/assets/**',
  'src/*.ts',
]
const typedBySvelteCheck = [
  'no-unsafe-argument',
  'no-unsafe-assignment',
  'no-unsafe-call',
  'no-unsafe-member-access',
  'no-unsafe-return',
  'no-redundant-type-constituents',
]
// The same every time for the same text and key.
const digestsAndSignatures = [
  'createHash',
  'createHmac',
  'createPrivateKey',
  'createPublicKey',
  'sign',
  'verify',
  'timingSafeEqual',
  'KeyObject',
]
const passedIn = 'A pure file takes it as an argument.'

export default defineConfig(
  { ignores: ['build/', 'dist/', '.svelte-kit/', 'data/', 'static/', 'test/pictures/'] },
  { linterOptions: { noInlineConfig: true } },
  { files: ['**/*.js'], extends: [tseslint.configs.recommended] },
  {
    files: ['**/*.{ts,svelte}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] } },
    rules: {
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      // The columns of a file stand in brackets, the fields of a type after a dot.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: { string: true, boolean: true } },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/no-empty-function': [
        'error',
        { allow: ['arrowFunctions', 'methods', 'asyncMethods'] },
      ],
      // A function that answers a promise may have nothing to wait for yet.
      '@typescript-eslint/require-await': 'off',
    },
  },
  // The query builder is made to be taken apart: `({ exists, selectFrom }) => …`.
  { files: ['src/**/*.sql.ts'], rules: { '@typescript-eslint/unbound-method': 'off' } },
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      // Names that another component exports are typed by svelte-check alone; here they would all be `any`.
      ...Object.fromEntries(typedBySvelteCheck.map((rule) => [`@typescript-eslint/${rule}`, 'off'])),
      // Comments cannot switch a rule off.
      'svelte/comment-directive': 'off',
      // A space in braces is one that the formatter must keep.
      'svelte/no-useless-mustaches': 'off',
      // Pages are drawn once, on the server, at the root of their host.
      'svelte/require-each-key': 'off',
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    files: ['src/ui/ShowMarkup.svelte', 'src/charts/ShowFigure.svelte'],
    rules: { 'svelte/no-at-html-tags': 'off' },
  },
  ...bansByPlace.map(({ files, bans }) => {
    /** @type {['error', ...object[]]} */
    const refused = ['error', ...bans]
    return { files, rules: { 'no-restricted-syntax': refused } }
  }),
  {
    files: ['src/**/*.{ts,svelte}'],
    ignores: impure,
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'fetch', 'setTimeout', 'setInterval', 'setImmediate', 'crypto', 'localStorage'].map(
          (name) => ({
            name,
            message: passedIn,
          }),
        ),
      ],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(node:(?!crypto$)|(fs|crypto|child_process|os|path|net|http)(/|$))',
              message: passedIn,
            },
            { regex: '^node:crypto$', allowImportNames: digestsAndSignatures, message: passedIn },
          ],
        },
      ],
      'no-console': 'error',
    },
  },
)
