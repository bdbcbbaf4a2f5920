package io.useractivity.engine.redact;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Names that have the name of a secret within them and stand before something else: a kind of it,
 * an amount, a decision. What the name is about, its last word says; what is done, its first ones.
 */
final class SettingNames {

  /** Last words of names whose values are short words and numbers. */
  private static final List<String> SETTINGS =
      words(
          "type kind typ tipo method methode mode policy policies strategy format algorithm algo alg"
              + " enc curve usage scheme provider source protocol profile realm brand network vendor"
              + " level strength version option options preference preferences settings frequency"
              + " status condition category class style locale language action step approval consent"
              + " decision choice timeout lifetime validity duration length len"
              + " lifespan period window counter encryption authentication"
              + " size count limit quota age interval seconds minutes hours days months millis ms ttl"
              + " expiresin attempts retries tries history timestamp types kinds methods modes formats"
              + " algorithms schemes providers sources protocols levels versions actions");

  /** The same, also without another word before it: what a button of that name says. */
  private static final List<String> BUTTONS = words("authorize authorise");

  /** Last words of names whose values are yes and no. */
  private static final List<String> STATES =
      words(
          "required requires mandatory optional enabled enable disabled disable expired expires"
              + " expire nonexpired locked nonlocked blocked revoked approved granted accepted denied"
              + " declined refused rejected changed changeable change reset set valid invalid verified"
              + " unverified confirmed visible hidden shown show hide allowed permitted forbidden"
              + " needed active inactive missing exists match matches matched saved save remembered"
              + " remember stored present empty generated generate temporary used reuse supported"
              + " checked selected sent received subscribed subscription notification notifications"
              + " alert alerts flag only protected secured authorized authorised authenticated signed"
              + " encrypted optin optout");

  /** Other words of names whose values are yes and no. */
  private static final List<String> DECIDING =
      words(
          "show hide display mask unmask require requires required has have is are was use uses using"
              + " enable enabled disable disabled allow allows generate send resend force must should"
              + " can need needs no not non skip ignore save store keep remember forgot forget expire"
              + " validate check verify accept deny approve include exclude with without auto want"
              + " notify receive change reset revoke renew refresh delete remove clear update create"
              + " edit view add set authorize authorise authenticate reuse regenerate rotate copy"
              + " request support supports prompt ask via by scope");

  /** Other words of names whose values are numbers. */
  private static final List<String> AMOUNTS = words("max min total maximum minimum");

  /** Shorter words must be words of their own. */
  private static final int MIN_CHARS_WITHIN_WORDS = 4;

  private SettingNames() {}

  private static List<String> words(String words) {
    return Collections.unmodifiableList(Arrays.asList(words.split(" ", -1)));
  }

  /** What such a name says; that it is a secret's, if it says nothing else. */
  static Secrecy of(FieldName name) {
    String letters = name.letters();
    int end = letters.length();
    while (end > 0 && Character.isDigit(letters.charAt(end - 1))) {
      end--; // one of several
    }
    boolean setting = endsWithAny(name, 1, end, SETTINGS) || endsWithAny(name, 0, end, BUTTONS);
    if (setting || hasAny(name, end, AMOUNTS)) {
      return Secrecy.SETTING;
    }
    return endsWithAny(name, 0, end, STATES) || hasAny(name, end, DECIDING)
        ? Secrecy.DECISION
        : Secrecy.SECRET;
  }

  /** Whether one of the words is the last, after so many letters at least. */
  private static boolean endsWithAny(FieldName name, int least, int end, List<String> words) {
    for (String word : words) {
      int start = end - word.length();
      boolean begins =
          start >= least && (word.length() >= MIN_CHARS_WITHIN_WORDS || name.startsWordAt(start));
      if (begins && name.letters().startsWith(word, start)) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of the words stands there and is not the last. */
  private static boolean hasAny(FieldName name, int end, List<String> words) {
    for (int start = 0; start < end; start++) {
      if (!name.startsWordAt(start)) {
        continue;
      }
      for (String word : words) {
        int next = start + word.length();
        boolean ends =
            name.startsWordAt(next) || (start == 0 && word.length() >= MIN_CHARS_WITHIN_WORDS);
        if (next < end && ends && name.letters().startsWith(word, start)) {
          return true;
        }
      }
    }
    return false;
  }
}
