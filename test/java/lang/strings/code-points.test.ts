import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('code points', [["#set($s='ab')$s.offsetByCodePoints(0,5)", null]]);
