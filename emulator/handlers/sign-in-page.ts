import type { Person, PersonRole } from '../estates/estate.ts'

/** What somebody with Microsoft's role may do here, to somebody who has never met it: docs/guides/sign-in.md. */
const ROLES: Readonly<Record<PersonRole, { readonly title: string; readonly means: string }>> = {
  globalAdmin: {
    title: 'Global admin',
    means: 'Runs the partner’s own directory, and acts for customers in Partner Center and in their directories: may do everything.',
  },
  adminAgent: {
    title: 'Admin agent',
    means: 'Acts for customers in Partner Center and in their directories: buys, suspends, assigns licenses.',
  },
  salesAgent: {
    title: 'Sales agent',
    means: 'Sees customers, plans for them, and approves what is to be bought, moved and suspended. Carries nothing out.',
  },
  helpdeskAgent: { title: 'Helpdesk agent', means: 'Looks, to help customers with what they have. Changes nothing.' },
  userAdmin: {
    title: 'User admin',
    means: 'Looks after users: plans, carries out what others approved, purchases too, and takes it back. Approves nothing.',
  },
}

/** The page that offers the named people, each with a link (`addressOf`) that signs them in. Needs no script and loads nothing. */
export function signInPage(partnerName: string, people: readonly Person[], addressOf: (person: Person) => string): string {
  const cards = people.map((person) => {
    const { title, means } = ROLES[person.role]
    return `<li><a href="${escaped(addressOf(person))}">${escaped(person.name)}</a>
<p class="role">${title} <span>${escaped(person.upn)}</span></p>
<p>${means}</p></li>`
  })
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign in (practice)</title>
<style>${STYLE}</style>
<main>
<p class="practice">Practice</p>
<h1>Who are you today?</h1>
<p>These people work for ${escaped(partnerName)}, a company that does not exist. What each may do comes with the role that they have at Microsoft. There is no password.</p>
<ul>
${cards.join('\n')}
</ul>
</main>
</html>
`
}

const STYLE = `
:root { color-scheme: light dark; --ground: #fafafa; --card: #fff; --line: #d1d1d1; --text: #242424; --minor: #616161; --link: #115ea3; --mark: #ebebeb }
@media (prefers-color-scheme: dark) { :root { --ground: #141414; --card: #292929; --line: #525252; --text: #fff; --minor: #adadad; --link: #62abf5; --mark: #3d3d3d } }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.5 'Segoe UI', system-ui, sans-serif; overflow-wrap: anywhere }
main { max-width: 40rem; margin: 0 auto; padding: 2rem 1rem }
h1 { margin: .5rem 0; font-size: 1.75rem; line-height: 1.25; font-weight: 600 }
.practice { display: inline-block; margin: 0; padding: 0 .6rem; border-radius: 1rem; background: var(--mark); font-size: .85rem; font-weight: 600 }
ul { list-style: none; margin: 1.5rem 0 0; padding: 0; display: grid; gap: .75rem }
li { position: relative; padding: .9rem 1rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card) }
li:hover, li:focus-within { border-color: var(--link) }
li p { margin: .15rem 0 0 }
a { color: var(--link); font-size: 1.1rem; font-weight: 600; text-decoration: none }
a::after { content: ''; position: absolute; inset: 0; border-radius: .5rem }
a:focus-visible { outline: none }
a:focus-visible::after { outline: 2px solid var(--link); outline-offset: 2px }
a:hover { text-decoration: underline }
.role { font-size: .9rem; font-weight: 600 }
.role span { color: var(--minor); font-weight: 400 }
`

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
