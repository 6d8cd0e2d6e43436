import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Badge,
  Button,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../api/answer.ts'
import { api } from '../../../api/client.ts'
import { PageLoading } from '../../../parts/page.tsx'
import { ProblemNote } from '../../../parts/problem-note.tsx'
import { Section } from '../../../parts/section.tsx'
import { Command } from '../../../parts/command.tsx'
import { CopyButton } from '../copy-button.tsx'
import { usePlanLayout } from '../plan-layout.ts'

const PAGE = 20

type Call = Answer<'/api/plans/{id}/parts/{customer}/calls', 'get'>['items'][number]

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: tokens.spacingHorizontalS,
    minWidth: 0,
    textAlign: 'start',
  },
  path: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  body: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    maxHeight: '24rem',
    overflow: 'auto',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'pre',
  },
})

/** The requests that carrying this part out would send, as far as they are known before. */
export function Calls({ plan, customer }: { readonly plan: string; readonly customer: string }): React.JSX.Element {
  const { t } = useTranslation('plans')
  const layout = usePlanLayout()
  const pages = api.useInfiniteQuery(
    'get',
    '/api/plans/{id}/parts/{customer}/calls',
    { params: { path: { id: plan, customer }, query: { limit: PAGE } } },
    {
      initialPageParam: 0,
      pageParamName: 'after',
      getNextPageParam: ({ total }, all) => {
        const read = all.reduce((sum, { items }) => sum + items.length, 0)
        return read < total ? read : undefined
      },
    },
  )
  const items = pages.data?.pages.flatMap((page) => page.items) ?? []
  const total = pages.data?.pages[0]?.total ?? 0
  return (
    <Section title={t('tabs.calls')}>
      <div className={layout.stack}>
        <Text className={layout.minor}>{t('callsMean')}</Text>
        {pages.isLoading ? <PageLoading /> : null}
        {pages.error ? <ProblemNote error={pages.error} /> : null}
        {pages.data && total === 0 ? <Text>{t('noCalls')}</Text> : null}
        {total === 0 ? null : <Text>{t('shownCalls', { shown: items.length, count: total })}</Text>}
        <Accordion multiple collapsible>
          {items.map((call, at) => (
            <CallItem key={at} call={call} at={at} />
          ))}
        </Accordion>
        {pages.hasNextPage ? (
          <div className={layout.row}>
            <Button disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {t('showMore')}
            </Button>
          </div>
        ) : null}
        <Command command={`npx crossgrade plan show ${plan} --customer ${customer} --calls`} />
      </div>
    </Section>
  )
}

function CallItem({
  call: { step, about, users, api: service, method, path, body, atRunTime },
  at,
}: {
  readonly call: Call
  readonly at: number
}) {
  const { t } = useTranslation('plans')
  const layout = usePlanLayout()
  const styles = useStyles()
  const text = body === null || body === undefined ? '' : JSON.stringify(body, null, 2)
  return (
    <AccordionItem value={at}>
      <AccordionHeader>
        <span className={styles.head}>
          <span>
            {at + 1}. {t(`stepNames.${step as 'buy'}`, { defaultValue: step })}: {users === null ? about : t('nUsers', { count: users })}
          </span>
          <Badge appearance="outline">{method}</Badge>
          <span className={styles.path}>{path}</span>
        </span>
      </AccordionHeader>
      <AccordionPanel>
        <div className={layout.tight}>
          <Text size={200} className={layout.minor}>
            {t(`apis.${service}`)}
          </Text>
          {text === '' ? (
            <Text>{t('noBody')}</Text>
          ) : (
            <>
              <pre className={styles.body} tabIndex={0} role="region" aria-label={t('bodyOf', { number: at + 1 })}>
                {text}
              </pre>
              <div className={layout.row}>
                <CopyButton text={`${method} ${path}\n\n${text}`} />
              </div>
            </>
          )}
          {atRunTime.length === 0 ? null : (
            <>
              <Text weight="semibold">{t('onlyThen')}</Text>
              <ul className={layout.list}>
                {atRunTime.map(({ name, text: english }) => (
                  <li key={name}>{t(`atRunTime.${name as 'cart'}`, { defaultValue: english })}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      </AccordionPanel>
    </AccordionItem>
  )
}
