import './style/tokens.css';
import './style/base.css';
import './style/layout.css';
import './style/components.css';
import './style/picture.css';
import './style/api.css';
import './style/requests.css';
import { render } from 'preact';
import { App } from './app.js';
import { startStore } from './shared/store.js';
import { takeToken } from './shared/token.js';

const root = document.getElementById('app');
if (root !== null) {
  takeToken();
  startStore();
  render(<App />, root);
}
