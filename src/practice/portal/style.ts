import { frameStyle } from './look/frame';
import { partStyle } from './look/parts';
import { placeStyle } from './look/places';

/** The one stylesheet of the portal. */
export const stylesheet = frameStyle + partStyle + placeStyle;
