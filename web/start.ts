import './look/mantine.css'
import './look/app.css'
import './look/targets.css'

/** What the answer to the navigation shows already is painted before the application starts. */
const painted = new Promise<void>((resolve) => {
  if (!document.getElementById('given')) return resolve()
  requestAnimationFrame(() => setTimeout(resolve))
  // A page that nobody looks at has no frames.
  setTimeout(resolve, 300)
})

void painted.then(() => import('./main.tsx')).then(({ main }) => main())
