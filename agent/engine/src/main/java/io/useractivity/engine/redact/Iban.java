package io.useractivity.engine.redact;

import io.useractivity.engine.text.Ascii;

/**
 * Finds international bank account numbers (ISO 13616): country, two check digits, and as many
 * letters and digits as that country's have, in groups or not.
 */
final class Iban {

  /** Countries and lengths as the IBAN registry has them. */
  private static final String LENGTHS =
      "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29"
          + "ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30"
          + "KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24"
          + "PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29"
          + "VA22VG24XK20YE30";

  private static final int ENTRY = 4;

  private Iban() {}

  /** Where the number ends that begins here, or -1. */
  static int end(String text, int at) {
    int length = length(text, at);
    if (length == 0) {
      return -1;
    }
    char[] number = new char[length];
    int count = 0;
    int i = at;
    while (count < length) {
      if (i == text.length()) {
        return -1;
      }
      char c = text.charAt(i);
      if (Ascii.isAlphanumeric(c)) {
        number[count++] = c;
        i++;
      } else if (count > ENTRY - 1 && (c == ' ' || c == '-' || c == '+') && isSingle(text, i)) {
        i++;
      } else if (count > ENTRY - 1 && text.startsWith("%20", i)) {
        i += 3;
      } else {
        return -1;
      }
    }
    boolean ends = i == text.length() || !Ascii.isAlphanumeric(text.charAt(i));
    return ends && hasCheckDigits(number) ? i : -1;
  }

  private static boolean isSingle(String text, int at) {
    return at + 1 < text.length() && Ascii.isAlphanumeric(text.charAt(at + 1));
  }

  private static int length(String text, int at) {
    if (at + ENTRY > text.length()
        || !Ascii.isDigit(text.charAt(at + 2))
        || !Ascii.isDigit(text.charAt(at + 3))) {
      return 0;
    }
    char first = Character.toUpperCase(text.charAt(at));
    char second = Character.toUpperCase(text.charAt(at + 1));
    for (int i = 0; i < LENGTHS.length(); i += ENTRY) {
      if (LENGTHS.charAt(i) == first && LENGTHS.charAt(i + 1) == second) {
        return Integer.parseInt(LENGTHS.substring(i + 2, i + ENTRY));
      }
    }
    return 0;
  }

  /** ISO 7064, mod 97-10: the first four characters put last, letters as numbers from 10. */
  private static boolean hasCheckDigits(char[] number) {
    int rest = 0;
    for (int i = 0; i < number.length; i++) {
      int value = Character.digit(number[(i + ENTRY) % number.length], 36);
      rest = (value > 9 ? 100 * rest + value : 10 * rest + value) % 97;
    }
    return rest == 1;
  }
}
