import { defineConfig, globalIgnores } from 'eslint/config'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

// Layout is prettier's, unused locals are TypeScript's, cycles and unused exports are looked for by scripts/check.ts.
export default defineConfig(
  globalIgnores(['dist/', 'portal/dist/', 'coverage/', '.crossgrade/', 'portal/src/api/schema.ts']),
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './portal/tsconfig.json', './test/portal/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],

      // What prints as one expects may stand in a text; objects, undefined and null may not.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true, allow: ['URL', 'URLSearchParams'] },
      ],
      // By code point is how words are compared here.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // `{ attributes, ...rest }` is how a member is left out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      // TypeScript does not see what a callback changes (`let failed = false`) nor that a group of a pattern may be absent.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Taste: `() => close()` as a callback, `return giveBack(timer)` to end a branch.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // An async function without await turns a throw into a rejection, which is what an interface of promises promises.
      '@typescript-eslint/require-await': 'off',
      // `readRow<Subscription>(…)`: the caller names the shape of what Postgres or SQLite hands back, in one place each.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Our objects are closures and never use `this`, so a method may travel by itself.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['portal/src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
    rules: {
      // `search={(before) => ({ ...before, q })}` and `redirect` of the router, which is thrown as what it is.
      '@typescript-eslint/only-throw-error': ['error', { allow: ['Redirect'] }],
    },
  },
  {
    files: ['**/*.test.ts', 'test/**/*.ts'],
    rules: {
      // What came over HTTP is looked at as it came, and vitest's asymmetric matchers are typed `any`.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['**/*.js'],
    rules: { 'no-undef': 'off', 'no-unused-vars': 'error', 'prefer-const': 'error', eqeqeq: 'error' },
  },
)
