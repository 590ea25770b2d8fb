import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('#evaluate', [["#evaluate('a$x')", 'a']]);
