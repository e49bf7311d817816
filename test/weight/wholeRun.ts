/** A whole run, to be bundled as the service is. */
export { openOffice } from '../support/office';
export { Journey } from '../support/journey';
