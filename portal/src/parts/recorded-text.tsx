import { makeStyles } from '@fluentui/react-components'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from './clock.ts'
import { elide } from './elide.ts'
import { Day, Moment } from './moment.tsx'

/** As machines write moments; kept by the split, at every other place. */
const MOMENT = /(\d{4}-\d\d-\d\dT[\d:.]+Z)/
const NEAR_MS = 2 * 24 * 60 * 60 * 1000

const useStyles = makeStyles({ words: { overflowWrap: 'anywhere' } })

/** What the product recorded or worked out in words, which are English where nobody says; moments in it stand as the reader has moments. */
export function RecordedText({ text, lang = 'en' }: { readonly text: string; readonly lang?: string }): React.JSX.Element {
  const styles = useStyles()
  const pieces = text.split(MOMENT)
  return (
    <span lang={lang} className={styles.words}>
      {pieces.map((piece, at) =>
        at % 2 === 0 ? <Fragment key={at}>{before(piece, pieces[at + 1], lang)}</Fragment> : <When key={at} at={piece} />,
      )}
    </span>
  )
}

/** Words before the moment that follows them, where one does. */
function before(words: string, moment: string | undefined, lang: string): string {
  return moment !== undefined && words.endsWith(' ') ? elide(words.slice(0, -1), moment, lang) : words
}

/** The hour matters while it is near. */
function When({ at }: { readonly at: string }): React.JSX.Element {
  const { i18n } = useTranslation()
  const isNear = Math.abs(Date.parse(at) - useNow(60_000)) < NEAR_MS
  return <span lang={i18n.language}>{isNear ? <Moment at={at} /> : <Day at={at} />}</span>
}
