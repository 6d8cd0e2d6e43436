import { useTranslation } from 'react-i18next'
import { SEGMENTS } from './retirement-search.ts'

/** What a segment is called; one that the portal does not know is shown as it is. */
export function useSegmentName(): (segment: string) => string {
  const { t } = useTranslation('retirements')
  return (segment) => {
    const known = SEGMENTS.find((each) => each === segment)
    return known ? t(`segments.${known}`) : segment
  }
}
