// npm run build: the engine and the web application.
import { build } from './build.mjs'

build('engine')
build('web')
