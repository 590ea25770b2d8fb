import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('the text of a value', [["$s.format('%.3s',$C)", 'a', 'numbers']]);
