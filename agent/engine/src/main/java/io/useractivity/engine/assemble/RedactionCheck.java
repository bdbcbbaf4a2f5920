package io.useractivity.engine.assemble;

import io.useractivity.engine.record.ActivityRecord;
import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Outcome;
import io.useractivity.engine.record.RequestContent;
import io.useractivity.engine.record.RequestLine;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Sends secrets made up for the purpose through the assembly of rows, and stores nothing: if one
 * comes out in a row, what requests carry is better not stored at all.
 */
final class RedactionCheck {

  private static final int SECRET_BITS = 128;

  /** Names that the secrets stand under; one that the user excepts proves nothing. */
  private static final String[] NAMES = {
    "password", "user[newPassword]", "access_token", "X-Api-Key", "cardNumber", "JSESSIONID"
  };

  private final Function<ActivityRecord, ActivityRow> assembler;
  private final Predicate<String> isExcepted;

  /**
   * @param isExcepted whether values under a name are stored because the user says so
   */
  RedactionCheck(Function<ActivityRecord, ActivityRow> assembler, Predicate<String> isExcepted) {
    this.assembler = assembler;
    this.isExcepted = isExcepted;
  }

  /** Where the first secret comes through, or null if none does. */
  String firstLeak() {
    String secret = new BigInteger(SECRET_BITS, new SecureRandom()).toString(Character.MAX_RADIX);
    for (String name : NAMES) {
      if (!isExcepted.test(name)) {
        String field = name + "=" + secret;
        String json = "{\"a\":[{\"" + name + "\":{\"b\":[\"" + secret + "\"]}}]}";
        String leak = leak("the field " + name, secret, field, json, "Failed: " + field);
        if (leak != null) {
          return leak;
        }
      }
    }
    // A name that nobody would except, since none is asked: what it looks like alone tells.
    String bearer = "Bearer " + secret;
    return leak("a bearer token", secret, "a=" + bearer, "[\"" + bearer + "\"]", bearer);
  }

  private String leak(String what, String secret, String pairs, String json, String text) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    byte[] form = pairs.getBytes(StandardCharsets.UTF_8);
    RequestContent.Builder first =
        new RequestContent.Builder()
            .query(pairs)
            .referer("https://example.com/?" + pairs)
            .contentType("application/json")
            .body(body, body.length);
    RequestContent.Builder second =
        new RequestContent.Builder()
            .contentType("application/x-www-form-urlencoded")
            .body(form, form.length);
    boolean leaks = leaks(secret, text, first.build()) || leaks(secret, text, second.build());
    return leaks ? what : null;
  }

  private boolean leaks(String secret, String text, RequestContent content) {
    ActivityRecord record =
        new ActivityRecord.Builder(
                new RequestLine.Builder("POST", "/").contextPath("").client(null, text).build())
            .outcome(Outcome.of(500).because(text))
            .content(content)
            .build();
    return assembler.apply(record).toString().contains(secret);
  }
}
