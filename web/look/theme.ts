import { createTheme } from '@mantine/core'

/** Colours and sizes stand in `look/mantine.css`: the CSP allows no style made at run time. */
export const theme = createTheme({
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    // Its scroll lock writes a style element into the page.
    Modal: { defaultProps: { lockScroll: false } },
  },
})
