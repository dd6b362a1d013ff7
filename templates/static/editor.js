// The pages on which questionnaires are written, with JavaScript: drafts save themselves, faults show while they are
// typed, menus follow each other, the draft shows beside the form as respondents would see it. All forms work without.
import {autosave} from './autosave.js';
import {dragging} from './outline.js';
import {phone} from './phone.js';

document.documentElement.classList.add('scripted');
const thing = document.getElementById('thing');
const outline = document.getElementById('outline');
if (thing) autosave(thing, phone(document.getElementById('phone'), thing));
if (outline) dragging(outline);
