import { newAccount } from './newAccount';
import type { Account, Hash } from './world';

/** Enough people that a page of 25 is never the whole list. */
const names = `Adele Vance, Alex Wilber, Amina Diallo, Arjun Nair, Beatriz Lopes, Bo Lindqvist, Carmen Ortiz,
  Chidi Okafor, Clara Weiss, Daisuke Mori, Dalia Haddad, Diego Siciliani, Elif Kaya, Emeka Obi, Enrico Cattaneo,
  Fatima Zahra, Grady Archie, Hana Novak, Ingrid Solberg, Isaiah Langer, Jamal Brooks, Joni Sherman, Kofi Mensah,
  Lea Dubois, Lidia Holloway, Lynne Robbins, Magnus Berg, Mei Chen, Miriam Graham, Nestor Wilke, Nia Thomas,
  Oskar Kowalski, Patti Fernandez, Pradeep Gupta, Rosa Bianchi, Sana Iqbal, Tomas Horak, Yuki Tanaka`;

export function ordinaryPeople(password: Hash): Account[] {
  return names.split(',').map((raw) => {
    const displayName = raw.trim();
    return newAccount(displayName.toLowerCase().replace(' ', '.'), password, { displayName });
  });
}
