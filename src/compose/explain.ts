import { errorFields } from '../procedure/ports/log';
import { SettingsFault } from '../settings';
import { StorageFault } from '../storage';
import { notStarted, portTaken } from './words.en';

/** Why nothing was started. Our own faults say what to do; of anything else only the kind and the code are told. */
export function explain(thrown: unknown): string {
  if (thrown instanceof SettingsFault || thrown instanceof StorageFault) return thrown.message;
  const { error = '', code = '' } = errorFields(thrown);
  return code === 'EADDRINUSE' ? portTaken : notStarted(`${error} ${code}`.trim());
}
