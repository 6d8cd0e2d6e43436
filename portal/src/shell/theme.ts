import { webDarkTheme, webLightTheme, type Theme } from '@fluentui/react-components'
import { createContext, use, useEffect, useState } from 'react'

export const THEME_CHOICES = ['asTheSystem', 'light', 'dark'] as const
export type ThemeChoice = (typeof THEME_CHOICES)[number]

const KEPT = 'crossgrade-theme'
const DARK = '(prefers-color-scheme: dark)'

interface ChosenTheme {
  readonly choice: ThemeChoice
  readonly theme: Theme
  readonly choose: (choice: ThemeChoice) => void
}

export const ThemeContext = createContext<ChosenTheme | undefined>(undefined)

/** The theme of the pages, and how another is chosen. */
export function useTheme(): ChosenTheme {
  const chosen = use(ThemeContext)
  if (!chosen) throw new Error('no theme is chosen here')
  return chosen
}

/** As chosen here before, else as the system says, and with it when that changes. */
export function useChosenTheme(): ChosenTheme {
  const [choice, setChoice] = useState<ThemeChoice>(readKept)
  const [systemIsDark, setSystemIsDark] = useState(() => matchMedia(DARK).matches)
  useEffect(() => {
    const media = matchMedia(DARK)
    const follow = (): void => setSystemIsDark(media.matches)
    media.addEventListener('change', follow)
    return () => media.removeEventListener('change', follow)
  }, [])
  const isDark = choice === 'asTheSystem' ? systemIsDark : choice === 'dark'
  useEffect(() => {
    document.documentElement.style.colorScheme = isDark ? 'dark' : 'light'
  }, [isDark])
  return {
    choice,
    theme: isDark ? webDarkTheme : webLightTheme,
    choose(next) {
      localStorage.setItem(KEPT, next)
      setChoice(next)
    },
  }
}

function readKept(): ThemeChoice {
  const kept = localStorage.getItem(KEPT)
  return THEME_CHOICES.find((each) => each === kept) ?? 'asTheSystem'
}
