import { createTheme } from '@mantine/core'

/** Colours and sizes stand in `look/mantine.css`: the CSP allows no style made at run time. */
export const theme = createTheme({ respectReducedMotion: true, cursorType: 'pointer' })
