export { betterEvidence, restsOnWord } from './better';
export { lookFor } from './look';
export { sincePasswordChange } from './since';
export { isFinding, type LoggedStep, type Onlooker, type Sight, type Source } from './source';
