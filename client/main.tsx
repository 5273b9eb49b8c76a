import { render } from 'preact'
import { App } from './app.tsx'
import { followMotion } from './model/preferences.ts'
import './styles/base.css'
import './styles/controls.css'
import './styles/home.css'

followMotion()
const host = document.getElementById('app')
if (host !== null) render(<App />, host)
